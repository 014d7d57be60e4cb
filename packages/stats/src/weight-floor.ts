import { whyNotEach, whyNotNumber } from './input.ts'
import { impossible, type NoAnswer, tooLittleData } from './no-answer.ts'
import type { Weights } from './thompson.ts'

/**
 * Gives every arm at least `floor` of the traffic and shares the rest by weight, so that order and
 * proportions of what is above the floor stay (ε-greedy mixing, as GrowthBook's bandits do). A floor
 * that the arms cannot all have makes them equal; one below 0 counts as 0. No arms:
 * `too-little-data`. A negative weight, or none above 0: `impossible-input`.
 */
export function withFloor(weights: readonly number[], floor: number): Weights | NoAnswer {
  const refusal =
    whyNotNumber('floor', floor) ??
    whyNotEach(weights, (weight, i) =>
      Number.isFinite(weight) && weight >= 0
        ? undefined
        : impossible(`weight ${i} is ${weight}, not 0 or more`),
    )
  if (refusal) return refusal
  const arms = weights.length
  if (arms === 0) return tooLittleData
  const least = Math.max(0, floor)
  if (arms * least >= 1) return { kind: 'weights', weights: weights.map(() => 1 / arms) }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0 && Number.isFinite(total))) return impossible(`the weights sum to ${total}`)
  return {
    kind: 'weights',
    weights: weights.map((weight) => least + ((1 - arms * least) * weight) / total),
  }
}
