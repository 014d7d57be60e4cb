import { PROFILE_FORMAT, type Profile } from './profile.ts'
import { visitFrom } from './visit.ts'

/** The profile of somebody of whom nothing is known. `id` may be empty: a visitor without consent. */
export function newProfile(id: string): Profile {
  return {
    v: PROFILE_FORMAT,
    id,
    first: 0,
    last: 0,
    newest: 0,
    visits: 0,
    visit: visitFrom({ name: '', at: 0 }, 0),
    cart: null,
    customer: { orders: 0, spend: 0, at: 0, ids: [] },
    geo: {},
    series: {},
    segments: {},
    arms: {},
    declared: {},
    until: {},
  }
}
