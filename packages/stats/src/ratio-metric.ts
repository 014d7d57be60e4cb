import { whyNotEach, whyNotNumber } from './input.ts'
import { covarianceOf, type Moments, meanOf, sumOfProducts } from './moments.ts'
import {
  impossible,
  type NoAnswer,
  noVariance,
  tooLittleData,
  withoutNaN,
  zeroDenominator,
} from './no-answer.ts'

/** Raw sums over `n` units (visitors) of a numerator (revenue) and a denominator (visits). */
export type RatioTotal = {
  n: number
  numSum: number
  numSumSquares: number
  denSum: number
  denSumSquares: number
  sumProducts: number
}

/**
 * The ratio of two sums over the same units as a mean with the variance that the delta method gives
 * one unit (Deng, Knoblich & Lu 2018, KDD, section 3.1). In the unit of numerator per denominator.
 * Fewer than two units: `too-little-data`. Denominators that sum to zero: `zero-denominator`.
 * Squares and products that no data have: `no-variance`. Not finite: `impossible-input`.
 */
export function ratioMoments(total: RatioTotal): Moments | NoAnswer {
  const refusal = whyNotEach(Object.entries(total), ([name, value]) => whyNotNumber(name, value))
  if (refusal) return refusal
  const { n, numSum, numSumSquares, denSum, denSumSquares, sumProducts } = total
  if (n <= 1) return n >= 0 ? tooLittleData : impossible(`n is ${n}, not a count`)
  if (denSum === 0) return zeroDenominator
  const [num, den] = [numSum / n, denSum / n]
  const numVariance = sumOfProducts(n, numSum, numSum, numSumSquares) / (n - 1)
  const denVariance = sumOfProducts(n, denSum, denSum, denSumSquares) / (n - 1)
  const covariance = sumOfProducts(n, numSum, denSum, sumProducts) / (n - 1)
  const mean = num / den
  const variance = (numVariance + denVariance * mean ** 2 - 2 * covariance * mean) / den ** 2
  if (variance < 0) return noVariance
  return withoutNaN({ kind: 'moments', n, mean, variance })
}

/**
 * The same from the values of each unit: the variance is that of num − R·den over the squared mean of
 * den. Lists of unequal length: `impossible-input`.
 */
export function ratioSampleMoments(
  num: readonly number[],
  den: readonly number[],
): Moments | NoAnswer {
  if (num.length !== den.length) {
    return impossible(`${num.length} numerators, but ${den.length} denominators`)
  }
  const refusal =
    whyNotEach(num, (value, i) => whyNotNumber(`numerator ${i}`, value)) ??
    whyNotEach(den, (value, i) => whyNotNumber(`denominator ${i}`, value))
  if (refusal) return refusal
  const n = num.length
  if (n <= 1) return tooLittleData
  const denMean = meanOf(den)
  if (denMean === 0) return zeroDenominator
  const ratio = meanOf(num) / denMean
  const residuals = num.map((value, i) => value - ratio * den[i]!)
  const variance = covarianceOf(residuals, residuals) / denMean ** 2
  return withoutNaN({ kind: 'moments', n, mean: ratio, variance })
}
