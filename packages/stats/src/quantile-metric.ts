import { whyNotCount, whyNotNumber } from './input.ts'
import type { Moments } from './moments.ts'
import { impossible, type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'
import { normalUpperQuantile } from './normal.ts'

/** A quantile of `n` values with its 95% interval, as a store gives them. */
export type QuantileSummary = { n: number; quantile: number; lower: number; upper: number }

/**
 * A sample quantile as a mean, its variance read off the width of its interval (Deng, Knoblich & Lu
 * 2018, KDD, section 4.2), so that variance / n is that of the quantile with a factor (n − 1) / n. In
 * the metric's unit. Fewer than two values: `too-little-data`. Limits the wrong way round or not
 * finite: `impossible-input`.
 */
export function quantileMoments(summary: QuantileSummary): Moments | NoAnswer {
  const { n, quantile, lower, upper } = summary
  const refusal =
    whyNotCount('n', n) ??
    whyNotNumber('quantile', quantile) ??
    whyNotNumber('lower', lower) ??
    whyNotNumber('upper', upper)
  if (refusal) return refusal
  if (upper < lower) return impossible(`upper is ${upper}, below lower = ${lower}`)
  if (n <= 1) return tooLittleData
  const stdErr = (upper - lower) / (2 * normalUpperQuantile(0.025))
  return withoutNaN({ kind: 'moments', n, mean: quantile, variance: (n - 1) * stdErr ** 2 })
}
