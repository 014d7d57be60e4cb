import type { Profile } from './profile.ts'
import type { Program } from './program.ts'
import { VISIT_GAP, visitAt } from './visit.ts'
import { DAY } from './window.ts'

/** What the page and the device tell, read by the edge that knows them. */
export type Surroundings = {
  page: {
    host: string
    path: string
    query: Record<string, string>
    title: string
    /** Where the page's markup says it. */
    type?: string
    referrer: string
  }
  tech: Record<string, string | number | boolean | undefined>
  /** Minutes that the visitor's clock is ahead of UTC. */
  utcOffset: number
}

/** Everything that a condition can ask for; `segments` fills up while they are matched. */
export type Document = Record<string, Record<string, unknown>> & {
  segments: Record<string, boolean>
}

/** The document of design section 3 for a profile at a time. Pure: reads, changes nothing. */
export function documentFor(
  program: Program,
  profile: Profile,
  { page, tech, utcOffset }: Surroundings,
  at: number,
): Document {
  // One wrong clock must not empty every window: now is never before what was learnt.
  const now = Math.max(at, profile.newest)
  const current = visitAt(profile, now)
  const { visit, cart } = profile
  const lines = Object.values(cart ? cart.lines : {})
  let quantity = 0
  let value = 0
  for (const line of lines) {
    quantity += line.quantity
    value += line.quantity * line.price
  }
  const idle = cart ? Math.floor((now - cart.at) / 60_000) : 0
  const daysSince = (time: number) => Math.floor((now - (time || now)) / DAY)
  const local = new Date(at + utcOffset * 60_000)
  const moment = { visit: current, now }
  return {
    traits: Object.fromEntries(
      program.traits.map(({ id, key, read }) => [id, read(profile.traits[key], moment)]),
    ),
    visitor: {
      new: profile.visits < 2,
      visits: profile.visits,
      first_seen_days: daysSince(profile.first),
      last_seen_days: daysSince(visit.previous),
    },
    visit: {
      ...visit,
      number: profile.visits,
      seconds: current ? Math.floor((now - visit.at) / 1_000) : 0,
    },
    cart: {
      items: lines.length,
      quantity,
      value,
      currency: cart ? cart.currency : '',
      idle_minutes: idle,
      abandoned: lines.length > 0 && idle * 60_000 >= VISIT_GAP,
    },
    tech,
    page,
    declared: profile.declared,
    time: {
      hour: local.getUTCHours(),
      weekday: local.getUTCDay() || 7,
      date: local.toISOString().slice(0, 10),
    },
    segments: {},
  }
}
