import type { Surroundings } from './document.ts'
import type { Profile } from './profile.ts'
import type { Published } from './published.ts'
import { DAY, MINUTE } from './units.ts'
import { type Moment, VISIT_GAP } from './visit.ts'

/** What a room of the document is made of. `at` is the page's clock, `moment.now` never before a learnt event. */
export type Seen = {
  profile: Profile
  surroundings: Surroundings
  published: Published
  moment: Moment
  at: number
}

/**
 * A part of the document that conditions see. A room is an export here, so that a site's file
 * carries those alone that its config asks for.
 */
export type Room = (seen: Seen) => Record<string, unknown>

/** Whole days from a time to now; 0 from no time. */
const daysSince = (time: number, { now }: Moment) => Math.floor((now - (time || now)) / DAY)

export const visitor: Room = ({ profile: { visits, first, visit }, moment }) => ({
  new: visits < 2,
  visits,
  first_seen_days: daysSince(first, moment),
  last_seen_days: daysSince(visit.previous, moment),
})

export const visit: Room = ({ profile: { visits, visit }, moment }) => ({
  // Before the copied ones: V8 takes fifteen times as long to add to a copy of ten.
  number: visits,
  seconds: visits === moment.visit ? Math.floor((moment.now - visit.at) / 1_000) : 0,
  ...visit,
})

export const cart: Room = ({ profile: { cart }, moment }) => {
  const idle = cart ? moment.now - cart.at : 0
  return {
    // Before the copied ones, as above.
    idle_minutes: Math.floor(idle / MINUTE),
    abandoned: idle >= VISIT_GAP,
    ...(cart ?? { items: 0, quantity: 0, value: 0, currency: '' }),
  }
}

/** From 5 (the best) to 1, by four thresholds from the best on; `better` says on which side is better. */
const grade = (thresholds: number[], better: (threshold: number) => boolean) =>
  1 + thresholds.filter(better).length

/** Recency, frequency and monetary value are null for who has not bought yet. */
export const customer: Room = ({ profile: { customer }, published: { rfm }, moment }) => {
  const { orders, spend, at } = customer
  const days = orders ? daysSince(at, moment) : null
  const graded = orders && rfm
  return {
    orders,
    spend,
    average_order: orders ? spend / orders : 0,
    last_order_days: days,
    recency: graded ? grade(rfm.recency, (most) => days! <= most) : null,
    frequency: graded ? grade(rfm.frequency, (least) => orders >= least) : null,
    monetary: graded ? grade(rfm.monetary, (least) => spend >= least) : null,
  }
}

/** Ids of items for strips; no condition asks for them. */
export const lists: Room = ({ profile: { viewed = [], cart } }) => ({
  viewed,
  cart: Object.keys(cart?.lines ?? {}),
})

/** Numbers for blocks; no condition asks for them. Who has no id has not consented: nothing is read. */
export const people: Room = ({ profile, surroundings }) =>
  (profile.id && surroundings.people?.()) || {}

export const geo: Room = ({ profile, surroundings: { timezone } }) => ({ ...profile.geo, timezone })
export const tech: Room = ({ surroundings }) => surroundings.tech ?? {}
export const page: Room = ({ surroundings }) => surroundings.page

export const declared: Room = ({ profile: { declared, until }, moment }) =>
  Object.fromEntries(Object.entries(declared).filter(([name]) => !(until[name]! <= moment.now)))

export const time: Room = ({ at, surroundings }) => {
  const local = new Date(at + (surroundings.utcOffset ?? 0) * MINUTE)
  return {
    hour: local.getUTCHours(),
    weekday: local.getUTCDay() || 7,
    date: local.toISOString().slice(0, 10),
  }
}
