import type { VisitorEvent } from './event.ts'
import type { Buckets, Fold } from './folds.ts'
import type { Profile } from './profile.ts'
import type { CompiledSeries, Program } from './program.ts'
import { left, pointsOf } from './score.ts'
import { type Chains, extendChains } from './sequence.ts'
import type { Taking } from './takings.ts'
import { bucketAt } from './units.ts'

/** A program that can learn too: the part after the first paint has it, and a replay. */
export type LearningProgram = Program & { learn(profile: Profile, event: VisitorEvent): void }

/** The pieces that learning is made of, by name. */
export type LearningParts = { takings: Record<string, Taking>; folds: Record<string, Fold> }

type Learner = { key: string; learn(state: unknown, event: VisitorEvent, visit: number): unknown }

/** Learning touches only the series that hear an event, and serializes nothing. */
export function compileLearning(program: Program, parts: LearningParts): LearningProgram {
  const learners = program.series.map((each) => ({
    ...learnerOf(each, parts),
    heard: each.series.heard,
  }))
  const hearing = (name: string): Learner[] =>
    learners.filter(({ heard }) => heard.some(({ on }) => on === name || on === '*'))
  const byName = new Map(
    learners.flatMap(({ heard }) => heard.map(({ on }) => [on, hearing(on)] as const)),
  )
  return {
    ...program,
    learn(profile, event) {
      for (const { key, learn } of byName.get(event.name) ?? byName.get('*') ?? []) {
        const { series, visits } = profile
        try {
          series[key] = learn(series[key], event, visits)
        } catch {
          // A state that somebody else has written begins anew.
          series[key] = learn(undefined, event, visits)
        }
      }
    },
  }
}

/** The state is JSON; it may be changed in place. */
function learnerOf(
  { series, matches }: CompiledSeries,
  { takings, folds }: LearningParts,
): Learner {
  const { key } = series
  switch (series.kind) {
    case 'buckets': {
      const { unit, keep } = series
      const of = (series.of ?? '').split('.')
      const take = takings[series.take]!
      const fold = folds[series.fold]!
      return {
        key,
        learn(state, event, visit) {
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
        },
      }
    }
    case 'score': {
      const { halfLife } = series
      return {
        key,
        // `[score, as of when]`: two events are one that happened at the later time.
        learn(state, event) {
          const points = pointsOf(series, (row) => matches(event, row))
          if (!points) return state
          const [value, time] = (state ?? [0, event.at]) as [number, number]
          return event.at > time
            ? [value * left(event.at - time, halfLife) + points, event.at]
            : [value + points * left(time - event.at, halfLife), time]
        },
      }
    }
    case 'sequence':
      return {
        key,
        learn: (state, event) =>
          extendChains(series, (state ?? [0, 0]) as Chains, event.at, (row) => matches(event, row)),
      }
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
