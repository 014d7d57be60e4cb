import { FOR_EVER, type Keep, THIS_VISIT } from './membership.ts'
import type { Profile } from './profile.ts'
import { buckets, type Reader, sequence } from './readers.ts'
import { max, min, type Reading } from './readings.ts'
import type { PublishedSeries, PublishedTrait } from './series.ts'
import { DAY } from './units.ts'
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

/** When one more day has passed since a time; 0 and null are none. */
export const nextDaySince =
  (timeOf: (profile: Profile, moment: Moment) => number | null): Edge =>
  (profile, moment) => {
    const time = timeOf(profile, moment)
    return time ? time + (Math.floor((moment.now - time) / DAY) + 1) * DAY : NEVER
  }

export const whenAbandoned: Edge = ({ cart }, moment) =>
  ifAhead(cart ? cart.at + VISIT_GAP : NEVER, moment)

/** When somebody for whom the condition holds no longer is let go. */
export const whenLetGo = (key: string, keep: Keep | undefined): Edge | undefined =>
  keep === undefined || keep === THIS_VISIT || keep === FOR_EVER
    ? undefined
    : ({ segments }, moment) => ifAhead((segments[key]?.[0] ?? NEVER) + keep * DAY, moment)

/** By which reading of its series the time is found that a trait counts days from. */
const times: Record<string, Reading> = { days_since_first: min, days_since_last: max }

/** When a trait that counts days has counted one more; undefined for all other traits. */
export function nextDayOf(trait: PublishedTrait, series: PublishedSeries): Edge | undefined {
  if (!Object.hasOwn(times, trait.reading)) return undefined
  const read = (series.kind === 'sequence' ? sequence : buckets) as Reader<PublishedSeries>
  const parts = { reading: times[trait.reading]!, takings: {}, matches: () => false }
  return nextDaySince(
    (profile, moment) =>
      read(series, profile.series[series.key], [], moment, trait.size, parts) as number | null,
  )
}
