import type { Audience, WeighedAudience } from '@segue/core'
import { betaThompson, isNoAnswer, withFloor } from '@segue/stats'
import type { Cell } from '../store/store.ts'
import { type Known, posteriors } from './posterior.ts'

/** Fewer in any arm, and nothing can be said of which is best. */
const LEAST_VISITORS = 100
const LEAST_CONVERTERS = 10

/** The weights that an audience's arms should have, by all that is counted of it. */
export function weigh(
  { segment, arms }: Audience,
  cells: Cell[],
  { goal, floor }: { goal: string; floor: number },
): WeighedAudience {
  const known = posteriors(
    arms.map(({ id }) => id),
    cells.filter(({ audience }) => audience === segment),
    goal,
  )
  const now = arms.map(({ weight }) => weight ?? 1 / arms.length)
  const waits = tooFew(known)
  const chances = betaThompson(known.map(({ shapes }) => shapes))
  const lifted = isNoAnswer(chances) ? chances : withFloor(chances.weights, floor)
  const isReady = waits === null && !isNoAnswer(chances) && !isNoAnswer(lifted)
  const next = isReady ? rounded(lifted.weights, floor) : now
  return {
    audience: segment,
    arms: known.map(({ arm, visitors, converters, shapes }, index) => ({
      arm,
      visitors,
      converters,
      rate: visitors > 0 ? shapes.alpha / (shapes.alpha + shapes.beta) : null,
      best: isReady ? chances.weights[index]! : null,
      now: now[index]!,
      next: next[index]!,
    })),
    waits: isReady ? null : (waits ?? 'The counts are too large or too small to compute with.'),
  }
}

function tooFew(known: Known[]): string | null {
  const few = known.find(
    ({ visitors, converters }) => visitors < LEAST_VISITORS || converters < LEAST_CONVERTERS,
  )
  return few
    ? `"${few.arm}" has ${few.visitors} visitors and ${few.converters} conversions: each arm needs ${LEAST_VISITORS} and ${LEAST_CONVERTERS} first.`
    : null
}

/** Four digits, as a person would read them; the largest takes what is left, and none falls below the floor. */
function rounded(weights: number[], floor: number): number[] {
  const digits = (weight: number) => Math.max(floor, Math.round(weight * 1e4) / 1e4)
  const largest = weights.indexOf(Math.max(...weights))
  const others = weights.reduce(
    (sum, weight, index) => (index === largest ? sum : sum + digits(weight)),
    0,
  )
  return weights.map((weight, index) => digits(index === largest ? 1 - others : weight))
}
