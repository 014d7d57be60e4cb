import { type Difference, type Effect, welchDf } from './effect.ts'
import { whyNotCount, whyNotEach, whyNotNumber } from './input.ts'
import { sumOfProducts } from './moments.ts'
import {
  type NoAnswer,
  noVariance,
  tooLittleData,
  withoutNaN,
  zeroDenominator,
} from './no-answer.ts'

/**
 * Raw sums over `n` units of four columns: numerator and denominator of a ratio metric, then the
 * same two from before. `products[i][j]` is the sum of products of columns i and j.
 */
export type CupedRatioTotal = {
  n: number
  sums: readonly [number, number, number, number]
  products: readonly (readonly number[])[]
}

/**
 * CUPED for a ratio metric: the ratio less θ times the ratio from before, θ by the linearized
 * covariances of both arms (Deng, Xu, Kohavi & Walker 2013, WSDM, appendix B). In numerator per
 * denominator, or relative to the control's unadjusted ratio. Denominators that sum to zero, or a
 * relative change of nothing: `zero-denominator`. Fewer than two units in an arm: `too-little-data`.
 * No variance left: `no-variance`. Not finite: `impossible-input`.
 */
export function cupedRatio(
  control: CupedRatioTotal,
  treatment: CupedRatioTotal,
  kind: Difference = 'absolute',
): (Effect & { theta: number }) | NoAnswer {
  const refusal = whyNotTotal(control) ?? whyNotTotal(treatment)
  if (refusal) return refusal
  const [a, b] = [linearize(control), linearize(treatment)]
  const theta = thetaOf([a, b])
  const [gradientA, gradientB] = [adjusted(a, theta), adjusted(b, theta)]
  const [varianceA, varianceB] = [
    quadratic(gradientA, a.covariances, gradientA),
    quadratic(gradientB, b.covariances, gradientB),
  ]
  if (!(varianceA > 0 && varianceB > 0)) return noVariance
  const change = b.ratio - theta * b.before - (a.ratio - theta * a.before)
  const base = Math.abs(a.ratio)
  if (kind === 'relative' && base === 0) return zeroDenominator
  const control2 = relativeGradient(a, gradientA, change * Math.sign(a.ratio))
  return withoutNaN({
    kind: 'effect',
    effect: kind === 'absolute' ? change : change / base,
    variance:
      kind === 'absolute'
        ? varianceA / a.n + varianceB / b.n
        : quadratic(control2, a.covariances, control2) / a.n + varianceB / (b.n * base ** 2),
    df: welchDf({ n: a.n, variance: varianceA }, { n: b.n, variance: varianceB }),
    n: a.n + b.n,
    theta,
  })
}

function whyNotTotal({ n, sums, products }: CupedRatioTotal): NoAnswer | undefined {
  const refusal =
    whyNotCount('n', n) ??
    whyNotEach([...sums, ...products.flat()], (sum) => whyNotNumber('a sum', sum))
  if (refusal) return refusal
  if (n <= 1) return tooLittleData
  return sums[1] === 0 || sums[3] === 0 ? zeroDenominator : undefined
}

type Linear = ReturnType<typeof linearize>

/** Both ratios with their gradients in the four means, and the covariances of one unit. */
function linearize({ n, sums, products }: CupedRatioTotal) {
  const [num, den, numBefore, denBefore] = sums.map((sum) => sum / n) as [
    number,
    number,
    number,
    number,
  ]
  return {
    n,
    num,
    den,
    ratio: num / den,
    before: numBefore / denBefore,
    gradient: [1 / den, -num / den ** 2, 0, 0],
    gradientBefore: [0, 0, -1 / denBefore, numBefore / denBefore ** 2],
    covariances: products.map((row, i) =>
      row.map((product, j) => sumOfProducts(n, sums[i]!, sums[j]!, product) / (n - 1)),
    ),
  }
}

function thetaOf(arms: readonly Linear[]): number {
  const sum = (term: (arm: Linear) => number) => arms.reduce((total, arm) => total + term(arm), 0)
  const shared = sum((arm) => quadratic(arm.gradientBefore, arm.covariances, arm.gradient))
  const own = sum((arm) => quadratic(arm.gradientBefore, arm.covariances, arm.gradientBefore))
  const theta = -shared / own
  // Nothing from before varies, or nothing of it matters: nothing is adjusted.
  return Math.abs(theta) >= 1e-8 && Number.isFinite(theta) ? theta : 0
}

const adjusted = ({ gradient, gradientBefore }: Linear, theta: number) =>
  gradient.map((slope, i) => slope + theta * gradientBefore[i]!)

/** How the relative effect answers to the control's means: as difference, and as what it is divided by. */
function relativeGradient({ num, den }: Linear, gradient: readonly number[], change: number) {
  const base = Math.abs(num / den)
  const both = (base + change) / (den * base ** 2)
  return [-both, (num / den) * both, -gradient[2]! / base, -gradient[3]! / base]
}

/** uᵀΛw */
function quadratic(
  u: readonly number[],
  covariances: readonly (readonly number[])[],
  w: readonly number[],
): number {
  return covariances.reduce(
    (sum, row, i) => sum + row.reduce((inner, value, j) => inner + u[i]! * value * w[j]!, 0),
    0,
  )
}
