import type { VisitorEvent } from './event.ts'
import type { Buckets } from './folds.ts'
import type { FreshEvent } from './program.ts'
import type { Reading, Value } from './readings.ts'
import { left, pointsOf } from './score.ts'
import { type Chains, extendChains } from './sequence.ts'
import type { PublishedSeries } from './series.ts'
import type { Taking } from './takings.ts'
import { bucketAt } from './units.ts'
import type { Moment } from './visit.ts'

type Of<Name> = Extract<PublishedSeries, { kind: Name }>

export type ReaderParts = {
  reading: Reading
  takings: Record<string, Taking>
  /** Whether an event fits a row of what the series hears. */
  matches(event: VisitorEvent, row: number): boolean
}

/**
 * How a kind of series is read: its state, which is undefined before the first event, together
 * with what has happened since. So nothing has to be learnt before the first paint. A reader is
 * an export here, so that a site's file carries those alone that its config uses.
 */
export type Reader<Series = never> = (
  series: Series,
  state: unknown,
  fresh: FreshEvent[],
  moment: Moment,
  size: number,
  parts: ReaderParts,
) => Value

export const buckets: Reader<Of<'buckets'>> = (
  { unit, take, of = '' },
  state,
  fresh,
  { now, visit },
  size,
  { reading, takings, matches },
) => {
  const kept = (state ?? [0]) as Buckets
  const oldest = bucketAt(unit, now, visit) - size
  const values: unknown[] = []
  const places: number[] = []
  const fill = (bucket: number, value: unknown) => {
    if (value && bucket > oldest) {
      values.push(value)
      places.push(bucket)
    }
  }
  // A year's buckets are not copied to be looked at.
  for (let index = 1; index < kept.length; index++) fill(kept[0] + 1 - index, kept[index])
  // What has happened since comes last: where two are of one time, it is the later one.
  for (const { event, visit } of fresh) {
    fill(
      bucketAt(unit, event.at, visit),
      matches(event, 0) && takings[take]?.(event, of.split('.')),
    )
  }
  return reading(values as never[], now, places)
}

export const score: Reader<Of<'score'>> = (series, state, fresh, { now }, _size, { matches }) => {
  const [value, time] = (state ?? [0, now]) as [number, number]
  return fresh.reduce(
    (sum, { event }) =>
      sum + pointsOf(series, (row) => matches(event, row)) * left(now - event.at, series.halfLife),
    value * left(now - time, series.halfLife),
  )
}

export const sequence: Reader<Of<'sequence'>> = (series, state, fresh, { now }, size, parts) => {
  const [done, time] = fresh.reduce<Chains>(
    (chains, { event }) =>
      extendChains(series, chains, event.at, (row) => parts.matches(event, row)),
    (state ?? [0, 0]) as Chains,
  )
  // As one bucket of completions, or of their time: `size` says of which.
  return parts.reading(done ? [(size ? time : done) as never] : [], now, [])
}
