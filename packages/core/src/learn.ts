import { learnCart } from './cart.ts'
import { learnDeclared } from './declared.ts'
import type { VisitorEvent } from './event.ts'
import { learnExposure } from './exposure.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'
import { learnVisit, visitFrom } from './visit.ts'

/** The profile of somebody of whom nothing is known. `id` may be empty: a visitor without consent. */
export function newProfile(id: string): Profile {
  return {
    v: 1,
    id,
    first: 0,
    last: 0,
    newest: 0,
    visits: 0,
    visit: visitFrom({ name: '', at: 0 }, 0),
    cart: null,
    traits: {},
    arms: {},
    declared: {},
  }
}

/**
 * Takes an event into the profile, in place. Only the traits whose `on` matches do work, and
 * nothing is serialized. Events come in the order in which they arrive; a late one counts in
 * the bucket of its own `at`.
 */
export function learn(program: Program, profile: Profile, event: VisitorEvent): void {
  learnView(program, profile, event)
  learnWords(profile, event)
}

/** All that a `page_view` can teach: this half of `learn` runs before the first paint. */
export function learnView(program: Program, profile: Profile, event: VisitorEvent): void {
  profile.first ||= event.at
  learnVisit(profile, event)
  for (const { key, on, learn } of program.traits) {
    if (on === event.name || on === '*') {
      profile.traits[key] = learn(profile.traits[key], event, profile.visits)
    }
  }
}

/** The other half: what only events of certain names say, of the cart, of the visitor, of arms seen. */
export function learnWords(profile: Profile, event: VisitorEvent): void {
  profile.cart = learnCart(profile.cart, event)
  learnDeclared(profile.declared, event)
  learnExposure(profile, event)
}
