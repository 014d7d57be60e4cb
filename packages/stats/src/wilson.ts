import { whyNotShare } from './input.ts'
import { type NoAnswer, withoutNaN } from './no-answer.ts'
import { normalUpperQuantile } from './normal.ts'
import { type Proportion, whyNotProportion } from './proportion.ts'

export type WilsonInterval = { kind: 'interval'; rate: number; low: number; high: number }

/**
 * A proportion with its score interval, without continuity correction (Wilson 1927; Newcombe 1998,
 * Stat Med 17:857–872, method 3). All of it are shares, 0 to 1; `alpha` 0.05 gives 95%.
 * No units at all: `too-little-data`. Counts that cannot be: `impossible-input`. Never NaN.
 */
export function wilson(proportion: Proportion, alpha = 0.05): WilsonInterval | NoAnswer {
  const refusal = whyNotShare('alpha', alpha) ?? whyNotProportion(proportion)
  if (refusal) return refusal
  const { n, sum } = proportion
  const rate = sum / n
  const z = normalUpperQuantile(alpha / 2)
  const middle = rate + z ** 2 / (2 * n)
  const half = z * Math.sqrt((rate * (1 - rate)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  return withoutNaN({
    kind: 'interval',
    rate,
    low: Math.max(0, (middle - half) / scale),
    high: Math.min(1, (middle + half) / scale),
  })
}
