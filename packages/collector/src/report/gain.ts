import type { Gain, Goal } from '@segue/core'
import { isNoAnswer, type LoggedCell, personalizationGainOfCells } from '@segue/stats'
import type { GoalCounts } from '../store/store.ts'
import { type CountedAudience, controlOf, isCompared } from './arms.ts'
import { sumsOf } from './cells.ts'
import { alwaysValid } from './lift.ts'
import { goalCounts } from './rate-of.ts'

/** Fewer visitors in an arm of an audience, or conversions in all, and nothing can be learnt of which is best. */
const LEAST_VISITORS = 100
const LEAST_CONVERTERS = 10

type Named = Pick<Goal, 'id' | 'name'>

/**
 * What the best arm for each audience brings beside the one arm that is best for all, in conversions
 * and value per visitor. Null where fewer than two audiences have a test, or too few visitors.
 */
export function gain(goal: Named, audiences: CountedAudience[]): Gain | null {
  const tested = audiences.flatMap((audience) => {
    const control = controlOf(audience)
    const arms = [control, ...audience.arms.filter(isCompared)].flatMap((arm) =>
      arm && arm.sums.visitors >= LEAST_VISITORS ? [arm] : [],
    )
    return control && arms.length > 1 && arms.includes(control) ? [{ ...audience, arms }] : []
  })
  const reached = tested.flatMap(({ arms }) => arms.map(({ sums }) => goalCounts(goal.id, sums)))
  const converters = reached.reduce((sum, counts) => sum + counts.converters, 0)
  if (tested.length < 2 || converters < LEAST_CONVERTERS) return null
  const of = (outcome: (counts: GoalCounts) => Pick<LoggedCell, 'sum' | 'sumSquares'>) =>
    personalizationGainOfCells(
      tested.flatMap((audience) => cellsOf(audience, (cell) => outcome(goalCounts(goal.id, cell)))),
    )
  const rate = of(({ converters }) => ({ sum: converters, sumSquares: converters }))
  if (isNoAnswer(rate)) return null
  const value = of(({ value, squares }) => ({ sum: value, sumSquares: squares }))
  const names = new Map(tested.flatMap(({ arms }) => arms.map(({ arm, name }) => [arm, name])))
  const single = names.get(rate.arm) ?? rate.arm
  const interval = intervalOf(rate)
  return {
    goal: goal.id,
    arm: rate.arm,
    arms: tested.map(({ audience }) => ({ audience, arm: rate.arms[audience]! })),
    rate: { gain: rate.gain, interval },
    value:
      isNoAnswer(value) || value.personalized === 0
        ? null
        : { gain: value.gain, interval: intervalOf(value) },
    words: words(goal.name ?? goal.id, single, rate.gain, interval),
  }
}

/** An arm's share of its audience and phase is the probability with which it was given. */
function cellsOf(
  { audience, arms }: CountedAudience,
  outcome: (cell: { goals: GoalCounts[] }) => Pick<LoggedCell, 'sum' | 'sumSquares'>,
): LoggedCell[] {
  const all = arms.flatMap(({ cells }) => cells)
  return all.map((cell) => {
    const inPhase = all.filter(({ phase }) => phase === cell.phase)
    const ofArm = inPhase.filter(({ arm }) => arm === cell.arm)
    return {
      segment: audience,
      arm: cell.arm,
      probability: sumsOf(ofArm).visitors / sumsOf(inPhase).visitors,
      fold: cell.half,
      n: cell.visitors,
      ...outcome(cell),
    }
  })
}

/** Null where every half of the visitors chose the same arm for all. */
function intervalOf(found: { gain: number; stdErr: number; n: number }) {
  const sequence = alwaysValid(
    {
      kind: 'effect',
      effect: found.gain,
      variance: found.stdErr ** 2,
      df: Number.POSITIVE_INFINITY,
      n: found.n,
    },
    0.05,
  )
  return isNoAnswer(sequence) ? null : { low: sequence.low, high: sequence.high }
}

function words(
  goal: string,
  single: string,
  gain: number,
  interval: { low: number; high: number } | null,
): string {
  const against = `"${single}" for everybody`
  if (!interval) return `No gain from personalizing: no audience has a better arm than ${against}.`
  const between = `between ${perHundred(interval.low)} and ${perHundred(interval.high)}`
  return interval.low > 0
    ? `Personalizing pays: the best arm for each audience brings ${perHundred(gain)} ${goal} per 100 visitors more than ${against} (${between}).`
    : `No measurable gain from personalizing: the best arm for each audience, against ${against}, brings ${between} ${goal} per 100 visitors.`
}

function perHundred(share: number): string {
  const text = (Math.abs(share) * 100).toFixed(Math.abs(share) >= 0.1 ? 0 : 2)
  return Number(text) === 0 ? '0' : `${share < 0 ? '−' : '+'}${text}`
}
