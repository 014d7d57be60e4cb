import type { VisitorEvent } from './event.ts'
import type { Buckets, Fold } from './folds.ts'
import { left, pointsOf } from './score.ts'
import { type Chains, extendChains } from './sequence.ts'
import type { PublishedSeries } from './series.ts'
import type { Taking } from './takings.ts'
import { bucketAt } from './units.ts'

/** The state of a series after an event. It is JSON, and may be changed in place. */
export type Learn = (state: unknown, event: VisitorEvent, visit: number) => unknown

export type LearnerParts = {
  takings: Record<string, Taking>
  folds: Record<string, Fold>
  /** Whether an event fits a row of what the series hears. */
  matches(event: VisitorEvent, row: number): boolean
}

/**
 * How a kind of series learns. A learner is an export here, so that a site's file carries those
 * alone that its config uses.
 */
export type Learner<Series = never> = (series: Series, parts: LearnerParts) => Learn

type Of<Name> = Extract<PublishedSeries, { kind: Name }>

export const buckets: Learner<Of<'buckets'>> = (series, { takings, folds, matches }) => {
  const { unit, keep } = series
  const of = (series.of ?? '').split('.')
  const take = takings[series.take]!
  const fold = folds[series.fold]!
  return (state, event, visit) => {
    const taken = matches(event, 0) ? take(event, of) : undefined
    if (taken === undefined) return state
    const bucket = bucketAt(unit, event.at, visit)
    const kept = (state ?? [bucket]) as Buckets
    makeRoom(kept, bucket, keep)
    const place = 1 + kept[0] - bucket
    if (place > keep) return kept
    while (kept.length <= place) kept.push(0)
    fold(kept, place, taken as never)
    while (kept.length > 1 && !kept.at(-1)) kept.pop()
    return kept
  }
}

/**
 * One value a bucket from the newest back to the oldest that holds something, and no more of them
 * than are kept: whatever the traffic.
 */
function makeRoom(kept: Buckets, bucket: number, keep: number): void {
  const ahead = bucket - kept[0]
  if (ahead > 0) {
    kept.splice(1, 0, ...Array<0>(Math.min(ahead, keep)).fill(0))
    kept[0] = bucket
  }
  if (kept.length > keep + 1) kept.length = keep + 1
}

export const score: Learner<Of<'score'>> =
  (series, { matches }) =>
  // `[score, as of when]`: two events are one that happened at the later time.
  (state, event) => {
    const { halfLife } = series
    const points = pointsOf(series, (row) => matches(event, row))
    if (!points) return state
    const [value, time] = (state ?? [0, event.at]) as [number, number]
    return event.at > time
      ? [value * left(event.at - time, halfLife) + points, event.at]
      : [value + points * left(time - event.at, halfLife), time]
  }

export const sequence: Learner<Of<'sequence'>> =
  (series, { matches }) =>
  (state, event) =>
    extendChains(series, (state ?? [0, 0]) as Chains, event.at, (row) => matches(event, row))
