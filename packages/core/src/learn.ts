import { learnCart } from './cart.ts'
import { learnCustomer } from './customer.ts'
import { learnDeclared } from './declared.ts'
import type { VisitorEvent } from './event.ts'
import { learnExposure } from './exposure.ts'
import { learnGeo } from './geo.ts'
import type { LearningProgram } from './learning.ts'
import type { Profile } from './profile.ts'
import { learnVisit } from './visit.ts'

/**
 * Takes an event into the profile, in place. Only the traits whose `on` matches do work, and
 * nothing is serialized. Events come in the order in which they arrive; a late one counts in
 * the bucket of its own `at`.
 */
export function learn(program: LearningProgram, profile: Profile, event: VisitorEvent): void {
  learnVisit(profile, event)
  learnBeyondVisit(program, profile, event)
}

/** All but the visit, which the part before the first paint learns too: so a page loads that once. */
export function learnBeyondVisit(
  program: LearningProgram,
  profile: Profile,
  event: VisitorEvent,
): void {
  program.learn(profile, event)
  profile.cart = learnCart(profile.cart, event)
  learnCustomer(profile.customer, event)
  learnDeclared(profile, event)
  learnGeo(profile, event)
  learnExposure(profile, event, program.published)
  program.learnMore?.(profile, event)
}
