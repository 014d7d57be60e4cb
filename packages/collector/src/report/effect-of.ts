import { difference, type Effect, isNoAnswer, type NoAnswer, postStratify } from '@segue/stats'
import type { Cell } from '../store/store.ts'
import { phasesOf, sumsOf } from './cells.ts'
import type { Metric } from './rate-of.ts'

/** Visitors who were assigned by the same weights: those of one audience. */
export type Pair = { control: Cell[]; variant: Cell[] }

/**
 * The log of the ratio to control's, or the difference. Each audience and each phase is compared
 * within itself and counts by its visitors, so that neither who belongs where nor a change of weights
 * looks like an effect. Where one of both has nobody there is nothing to compare, and nobody is left out for it elsewhere.
 */
export function effectOf(
  pairs: Pair[],
  metric: Metric,
  kind: 'log' | 'absolute' = 'log',
): Effect | NoAnswer {
  const strata = pairs.flatMap(({ control, variant }) => {
    const phases = phasesOf([...control, ...variant])
    const all = phases.map((phase) => {
      const [a, b] = [control, variant].map((cells) =>
        sumsOf(cells.filter((cell) => cell.phase === phase)),
      )
      return { a: a!, b: b! }
    })
    const shared = all.filter(({ a, b }) => a.visitors > 1 && b.visitors > 1)
    return shared.length ? shared : all
  })
  const compared = strata.map(({ a, b }) => ({ control: metric(a), treatment: metric(b) }))
  const [only, ...others] = compared
  if (only && others.length === 0) return difference(only.control, only.treatment, kind)
  const found = postStratify(compared, 'sampled', kind)
  return isNoAnswer(found)
    ? found
    : {
        kind: 'effect',
        effect: found.effect,
        variance: found.stdErr ** 2,
        df: Number.POSITIVE_INFINITY,
        n: strata.reduce((sum, { a, b }) => sum + a.visitors + b.visitors, 0),
      }
}
