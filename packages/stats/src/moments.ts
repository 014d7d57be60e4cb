import { whyNotCount, whyNotEach, whyNotNumber } from './input.ts'
import { type NoAnswer, noVariance, tooLittleData, withoutNaN } from './no-answer.ts'
import { type Proportion, whyNotProportion } from './proportion.ts'

/** What a comparison of means needs to know of an arm: units, mean, and variance of one unit. */
export type Moments = { kind: 'moments'; n: number; mean: number; variance: number }

/** A sum over `n` units and the raw sum of the squares: revenue per visitor. */
export type Total = { n: number; sum: number; sumSquares: number }

/**
 * Mean and variance (n − 1) from sums. Fewer than two units: `too-little-data`. Squares that sum to
 * less than the sum allows: `no-variance`; units that are all alike keep their variance of zero here,
 * since a stratum may be so. Not finite: `impossible-input`.
 */
export function totalMoments(total: Total): Moments | NoAnswer {
  const { n, sum, sumSquares } = total
  const refusal =
    whyNotCount('n', n) ?? whyNotNumber('sum', sum) ?? whyNotNumber('sumSquares', sumSquares)
  if (refusal) return refusal
  if (n <= 1) return tooLittleData
  const variance = sumOfProducts(n, sum, sum, sumSquares) / (n - 1)
  if (variance < 0) return noVariance
  return withoutNaN({ kind: 'moments', n, mean: sum / n, variance })
}

/** Mean and variance p(1 − p) of a share. Bad input as for `wilson`. */
export function proportionMoments(proportion: Proportion): Moments | NoAnswer {
  const refusal = whyNotProportion(proportion)
  if (refusal) return refusal
  const mean = proportion.sum / proportion.n
  return { kind: 'moments', n: proportion.n, mean, variance: mean * (1 - mean) }
}

/**
 * Mean and variance (n − 1) of values, in two passes so that a large mean costs no digits. Fewer
 * than two: `too-little-data`. One that is not finite: `impossible-input`.
 */
export function sampleMoments(values: readonly number[]): Moments | NoAnswer {
  const refusal = whyNotEach(values, (value, i) => whyNotNumber(`value ${i}`, value))
  if (refusal) return refusal
  const n = values.length
  if (n <= 1) return tooLittleData
  const mean = meanOf(values)
  return withoutNaN({ kind: 'moments', n, mean, variance: covarianceOf(values, values) })
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Sample covariance (n − 1) of two columns of equal length. */
export function covarianceOf(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [meanOf(x), meanOf(y)]
  const products = x.map((value, i) => (value - meanX) * (y[i]! - meanY))
  return products.reduce((sum, product) => sum + product, 0) / (x.length - 1)
}

/** Σ(x − x̄)(y − ȳ) from the raw sums. */
export function sumOfProducts(n: number, sumX: number, sumY: number, products: number): number {
  return products - (sumX * sumY) / n
}
