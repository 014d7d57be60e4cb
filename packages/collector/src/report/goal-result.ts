import type { GoalResult, Verdict } from '@segue/core'
import { difference, newcombe, wilson } from '@segue/stats'
import type { ArmCounts } from '../store/store.ts'
import { liftOf } from './lift.ts'
import { goalCounts, rateOf, worthOf } from './rate-of.ts'

/** One goal in one arm, and what it is against control's where there is a control to compare with. */
export function goalResult(
  goal: string,
  arm: ArmCounts,
  control: ArmCounts | null,
  verdict: Verdict | null,
): GoalResult {
  const { converters, conversions, value } = goalCounts(goal, arm)
  const share = { n: arm.visitors, sum: converters }
  const rate = wilson(share)
  const points =
    control && newcombe({ n: control.visitors, sum: goalCounts(goal, control).converters }, share)
  return {
    goal,
    converters,
    conversions,
    rate: rate.kind === 'interval' ? rate.rate : null,
    rateInterval: rate.kind === 'interval' ? { low: rate.low, high: rate.high } : null,
    value,
    valuePerVisitor: arm.visitors > 0 ? value / arm.visitors : null,
    difference:
      points?.kind === 'interval'
        ? { rate: points.difference, interval: { low: points.low, high: points.high } }
        : null,
    lift: control && liftOf(difference(rateOf(control, goal), rateOf(arm, goal), 'relative')),
    valueLift:
      control && liftOf(difference(worthOf(control, goal), worthOf(arm, goal), 'relative')),
    verdict,
  }
}
