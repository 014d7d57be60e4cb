import { type Moments, type NoAnswer, proportionMoments, totalMoments } from '@segue/stats'
import type { ArmCounts, GoalCounts } from '../store/store.ts'

/** An audience's arms, by their ids. */
export type Arms = Map<string, ArmCounts>

const nothing = (goal: string): GoalCounts => ({
  goal,
  converters: 0,
  conversions: 0,
  value: 0,
  squares: 0,
})

export const goalCounts = (goal: string, { goals }: ArmCounts): GoalCounts =>
  goals.find((counts) => counts.goal === goal) ?? nothing(goal)

/** The share of an arm's visitors who did it. */
export const rateOf = (arm: ArmCounts | undefined, goal: string): Moments | NoAnswer =>
  proportionMoments({ n: arm?.visitors ?? 0, sum: arm ? goalCounts(goal, arm).converters : 0 })

/** What it was worth per visitor of an arm. */
export function worthOf(arm: ArmCounts, goal: string): Moments | NoAnswer {
  const { value, squares } = goalCounts(goal, arm)
  return totalMoments({ n: arm.visitors, sum: value, sumSquares: squares })
}
