import type { GoalResult, ShortResult, Verdict } from '@segue/core'
import { newcombe, wilson } from '@segue/stats'
import type { Cell } from '../store/store.ts'
import type { CountedArm } from './arms.ts'
import { sumsOf } from './cells.ts'
import { effectOf } from './effect-of.ts'
import { liftOf } from './lift.ts'
import { goalCounts, isDominated, type Metric, rateOf, worthOf } from './rate-of.ts'

/** So few orders are of few visitors anyway. */
const FEW = 10

/** One goal in one arm, and what it is against control's where there is a control to compare with. */
export function goalResult(
  goal: string,
  arm: CountedArm,
  control: CountedArm | undefined,
  verdict: Verdict | undefined,
): GoalResult {
  const { visitors } = arm.sums
  const counts = goalCounts(goal, arm.sums)
  const share = { n: visitors, sum: counts.converters }
  const rate = wilson(share)
  const points =
    control &&
    newcombe({ n: control.sums.visitors, sum: goalCounts(goal, control.sums).converters }, share)
  const lift = (metric: Metric) =>
    control ? liftOf(effectOf([{ control: control.cells, variant: arm.cells }], metric)) : null
  return {
    goal,
    converters: counts.converters,
    conversions: counts.conversions,
    rate: rate.kind === 'interval' ? rate.rate : null,
    rateInterval: rate.kind === 'interval' ? { low: rate.low, high: rate.high } : null,
    value: counts.value,
    valuePerVisitor: visitors > 0 ? counts.value / visitors : null,
    largest: counts.converters >= FEW && isDominated(counts) ? counts.most : null,
    difference:
      points?.kind === 'interval'
        ? { rate: points.difference, interval: { low: points.low, high: points.high } }
        : null,
    lift: lift(rateOf(goal)),
    valueLift: lift(worthOf(goal)),
    verdict: verdict ?? null,
  }
}

/** The same in short, of some of an arm's visitors. */
export function shortResult(goal: string, cells: Cell[], control: Cell[] | undefined): ShortResult {
  const { visitors, goals } = sumsOf(cells)
  const { converters } = goalCounts(goal, { goals })
  return {
    goal,
    converters,
    rate: visitors > 0 ? converters / visitors : null,
    lift: control ? liftOf(effectOf([{ control, variant: cells }], rateOf(goal))) : null,
  }
}
