import { FOR_EVER, type Keep, THIS_VISIT } from './membership.ts'
import type { Profile } from './profile.ts'
import { buckets, type Reader, sequence } from './readers.ts'
import { max, min, type Reading } from './readings.ts'
import type { PublishedSeries, PublishedTrait } from './series.ts'
import { DAY, MINUTE } from './units.ts'
import { type Moment, VISIT_GAP } from './visit.ts'

/**
 * The next time at which something is another than at a moment, if nothing happens until then.
 * Sooner than need be is no fault, later would be one.
 */
export type Edge = (profile: Profile, moment: Moment) => number

const NEVER = Number.POSITIVE_INFINITY

const ifAhead = (time: number, { now }: Moment) => (time > now ? time : NEVER)

/** When the window of a trait moves on. */
export const nextBucket =
  (unit: number): Edge =>
  (_, { now }) =>
    (Math.floor(now / unit) + 1) * unit

/** When one more unit has passed since a time; 0 and null are none. */
export const nextSince =
  (unit: number, timeOf: (profile: Profile, moment: Moment) => number | null | undefined): Edge =>
  (profile, moment) => {
    const time = timeOf(profile, moment)
    return time ? time + (Math.floor((moment.now - time) / unit) + 1) * unit : NEVER
  }

export const whenAbandoned: Edge = ({ cart }, moment) =>
  ifAhead(cart ? cart.at + VISIT_GAP : NEVER, moment)

/** When somebody for whom the condition holds no longer is let go. */
export const whenLetGo = (key: string, keep: Keep | undefined): Edge | undefined =>
  keep === undefined || keep === THIS_VISIT || keep === FOR_EVER
    ? undefined
    : ({ segments }, moment) => ifAhead((segments[key]?.[0] ?? NEVER) + keep * DAY, moment)

/** By which reading of its series the time is found that a trait counts units from. */
const times: Record<string, [unit: number, time: Reading]> = {
  days_since_first: [DAY, min],
  days_since_last: [DAY, max],
  minutes_since_last: [MINUTE, max],
}

/** When a trait that counts units of time has counted one more; undefined for all other traits. */
export function nextUnitOf(trait: PublishedTrait, series: PublishedSeries): Edge | undefined {
  if (!Object.hasOwn(times, trait.reading)) return undefined
  const [unit, reading] = times[trait.reading]!
  const read = (series.kind === 'sequence' ? sequence : buckets) as Reader<PublishedSeries>
  const parts = { reading, takings: {}, matches: () => false }
  return nextSince(
    unit,
    (profile, moment) =>
      read(series, profile.series[series.key], [], moment, trait.size, parts) as number | null,
  )
}
