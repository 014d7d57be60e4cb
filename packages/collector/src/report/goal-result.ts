import type { GoalResult } from '@segue/core'
import { newcombe, wilson } from '@segue/stats'
import type { ArmCounts, GoalCounts } from '../store/store.ts'

/** One goal in one arm, and its rate less control's where there is a control to compare with. */
export function goalResult(goal: string, arm: ArmCounts, control: ArmCounts | null): GoalResult {
  const { converters, conversions, value } = goalCounts(goal, arm)
  const share = { n: arm.visitors, sum: converters }
  const rate = wilson(share)
  const difference =
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
      difference?.kind === 'interval'
        ? {
            rate: difference.difference,
            interval: { low: difference.low, high: difference.high },
          }
        : null,
  }
}

function goalCounts(goal: string, { goals }: ArmCounts): GoalCounts {
  return (
    goals.find((counts) => counts.goal === goal) ?? {
      goal,
      converters: 0,
      conversions: 0,
      value: 0,
    }
  )
}
