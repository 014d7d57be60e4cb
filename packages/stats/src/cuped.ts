import { type Difference, type Effect, welchDf } from './effect.ts'
import { whyNotCount, whyNotEach, whyNotNumber } from './input.ts'
import { covarianceOf, meanOf, sumOfProducts } from './moments.ts'
import {
  impossible,
  isNoAnswer,
  type NoAnswer,
  noVariance,
  tooLittleData,
  withoutNaN,
  zeroDenominator,
} from './no-answer.ts'

/**
 * Raw sums over `n` units of the metric (`post`) and of what was known of the same units before
 * (`pre`). A share is its own square: `sumSquares` is then `sum`.
 */
export type CupedTotal = {
  n: number
  post: { sum: number; sumSquares: number; isShare?: boolean }
  pre: { sum: number; sumSquares: number; isShare?: boolean }
  sumProducts: number
}

/** An effect with what the adjustment took: post − θ·pre, and each arm's variance after it. */
export type CupedEffect = Effect & {
  theta: number
  adjustedVarianceControl: number
  adjustedVarianceTreatment: number
}

/**
 * CUPED from sums: θ is the regression of post on pre over both arms joined, one overall mean (Deng,
 * Xu, Kohavi & Walker 2013, WSDM, section 3.2); the relative effect divides by the control's
 * unadjusted mean, with the delta method's variance. In the metric's unit or relative. A constant
 * `pre` adjusts nothing (θ = 0). Fewer than two units in an arm: `too-little-data`; no variance left:
 * `no-variance`; a relative change of nothing: `zero-denominator`; not finite: `impossible-input`.
 */
export function cuped(
  control: CupedTotal,
  treatment: CupedTotal,
  kind: Difference = 'absolute',
): CupedEffect | NoAnswer {
  const refusal = whyNotTotal(control) ?? whyNotTotal(treatment)
  if (refusal) return refusal
  const theta = regression(join(control, treatment))
  const [a, b] = [adjust(control, theta), adjust(treatment, theta)]
  if (!(a.variance > 0 && b.variance > 0)) return noVariance
  const effect = kind === 'absolute' ? absoluteOf(a, b) : relativeOf(a, b, theta)
  if (isNoAnswer(effect)) return effect
  return withoutNaN({
    kind: 'effect',
    ...effect,
    df: welchDf(a, b),
    n: a.n + b.n,
    theta,
    adjustedVarianceControl: a.variance,
    adjustedVarianceTreatment: b.variance,
  })
}

function whyNotTotal({ n, post, pre, sumProducts }: CupedTotal): NoAnswer | undefined {
  const refusal =
    whyNotCount('n', n) ??
    whyNotNumber('sumProducts', sumProducts) ??
    whyNotEach([post.sum, post.sumSquares, pre.sum, pre.sumSquares], (sum) =>
      whyNotNumber('a sum', sum),
    )
  if (refusal) return refusal
  return n <= 1 ? tooLittleData : undefined
}

function join(a: CupedTotal, b: CupedTotal): CupedTotal {
  const add = (x: CupedTotal['pre'], y: CupedTotal['pre']) => ({
    sum: x.sum + y.sum,
    sumSquares: x.sumSquares + y.sumSquares,
  })
  return {
    n: a.n + b.n,
    post: add(a.post, b.post),
    pre: add(a.pre, b.pre),
    sumProducts: a.sumProducts + b.sumProducts,
  }
}

/** Slope of post on pre; 0 where pre has no variance. */
function regression({ n, post, pre, sumProducts }: CupedTotal): number {
  const variance = sumOfProducts(n, pre.sum, pre.sum, pre.sumSquares)
  return variance > 0 ? sumOfProducts(n, post.sum, pre.sum, sumProducts) / variance : 0
}

type Adjusted = ReturnType<typeof adjust>

function adjust({ n, post, pre, sumProducts }: CupedTotal, theta: number) {
  const postVariance = varianceOf(n, post)
  const preVariance = varianceOf(n, pre)
  const covariance = sumOfProducts(n, post.sum, pre.sum, sumProducts) / (n - 1)
  return {
    n,
    postMean: post.sum / n,
    mean: post.sum / n - (theta * pre.sum) / n,
    postVariance,
    preVariance,
    covariance,
    variance: postVariance + theta ** 2 * preVariance - 2 * theta * covariance,
  }
}

function varianceOf(n: number, { sum, sumSquares, isShare }: CupedTotal['pre']): number {
  const squares = sumOfProducts(n, sum, sum, sumSquares)
  return isShare ? squares / n : squares / (n - 1)
}

function absoluteOf(a: Adjusted, b: Adjusted) {
  return { effect: b.mean - a.mean, variance: a.variance / a.n + b.variance / b.n }
}

function relativeOf(a: Adjusted, b: Adjusted, theta: number) {
  if (a.postMean === 0) return zeroDenominator
  const ratio = b.postMean / a.postMean
  const ofControl =
    a.postVariance * ratio ** 2 - 2 * theta * ratio * a.covariance + theta ** 2 * a.preVariance
  return {
    effect: (b.mean - a.mean) / Math.abs(a.postMean),
    variance: (b.variance / b.n + ofControl / a.n) / a.postMean ** 2,
  }
}

/** Values of the metric and, in the same order, of what was known before. */
export type Sample = { y: readonly number[]; x: readonly number[] }

export type CupedSampleEffect = Effect & {
  theta: number
  rawEffect: number
  /** The share of the metric's variance that is gone: the squared correlation. */
  varianceReduction: number
}

/**
 * CUPED on the values themselves, as above: y − θ(x − x̄) with θ and x̄ over both arms together. In
 * y's unit. Lists of unequal length or not finite: `impossible-input`. Fewer than two units in
 * an arm: `too-little-data`. A constant metric: `no-variance`.
 */
export function cupedSample(control: Sample, treatment: Sample): CupedSampleEffect | NoAnswer {
  const refusal = whyNotSample(control) ?? whyNotSample(treatment)
  if (refusal) return refusal
  if (control.y.length <= 1 || treatment.y.length <= 1) return tooLittleData
  const y = [...control.y, ...treatment.y]
  const x = [...control.x, ...treatment.x]
  const preVariance = covarianceOf(x, x)
  const theta = preVariance > 0 ? covarianceOf(y, x) / preVariance : 0
  const center = meanOf(x)
  const adjusted = y.map((value, i) => value - theta * (x[i]! - center))
  const armOf = (values: readonly number[]) => ({
    n: values.length,
    mean: meanOf(values),
    variance: covarianceOf(values, values),
  })
  const [a, b] = [
    armOf(adjusted.slice(0, control.y.length)),
    armOf(adjusted.slice(control.y.length)),
  ]
  if (!(a.variance + b.variance > 0)) return noVariance
  return withoutNaN({
    kind: 'effect',
    effect: b.mean - a.mean,
    variance: a.variance / a.n + b.variance / b.n,
    df: welchDf(a, b),
    n: a.n + b.n,
    theta,
    rawEffect: meanOf(treatment.y) - meanOf(control.y),
    varianceReduction: 1 - covarianceOf(adjusted, adjusted) / covarianceOf(y, y),
  })
}

export function whyNotSample({ y, x }: Sample): NoAnswer | undefined {
  if (y.length !== x.length) return impossible(`${y.length} values, but ${x.length} from before`)
  return (
    whyNotEach(y, (value, i) => whyNotNumber(`value ${i}`, value)) ??
    whyNotEach(x, (value, i) => whyNotNumber(`value ${i} from before`, value))
  )
}
