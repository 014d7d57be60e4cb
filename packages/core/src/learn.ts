import { learnCart } from './cart.ts'
import type { VisitorEvent } from './event.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'
import { learnVisit } from './visit.ts'

/** The profile of somebody of whom nothing is known. `id` may be empty: a visitor without consent. */
export function newProfile(id: string): Profile {
  return {
    v: 1,
    id,
    first: 0,
    last: 0,
    newest: 0,
    visits: 0,
    visit: {
      at: 0,
      pageViews: 0,
      entryPath: '',
      referrerHost: '',
      source: '',
      medium: '',
      campaign: '',
      term: '',
      content: '',
    },
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
  profile.first ||= event.at
  learnVisit(profile, event)
  profile.cart = learnCart(profile.cart, event)
  for (const { id, on, learn } of program.traits) {
    if (on === event.name || on === '*') {
      profile.traits[id] = learn(profile.traits[id], event, profile.visits)
    }
  }
}
