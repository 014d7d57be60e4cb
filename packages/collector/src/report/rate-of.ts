import { type Moments, type NoAnswer, proportionMoments, totalMoments } from '@segue/stats'
import type { GoalCounts } from '../store/store.ts'
import { nothing, type Sums } from './cells.ts'

/** What of some visitors is compared: a rate, or what they were worth. */
export type Metric = (sums: Sums) => Moments | NoAnswer

export const goalCounts = (goal: string, { goals }: Pick<Sums, 'goals'>): GoalCounts =>
  goals.find((counts) => counts.goal === goal) ?? nothing(goal)

/** The share of visitors who did it. */
export const rateOf =
  (goal: string): Metric =>
  (sums) =>
    proportionMoments({ n: sums.visitors, sum: goalCounts(goal, sums).converters })

/** What it was worth per visitor. */
export const worthOf =
  (goal: string): Metric =>
  (sums) => {
    const { value, squares, most } = goalCounts(goal, sums)
    return isDominated({ squares, most })
      ? { kind: 'too-little-data' }
      : totalMoments({ n: sums.visitors, sum: value, sumSquares: squares })
  }

/** One visitor weighs a quarter of all in the variance: no mean of such values can be compared. */
export const isDominated = ({ squares, most }: Pick<GoalCounts, 'squares' | 'most'>): boolean =>
  most ** 2 > squares / 4
