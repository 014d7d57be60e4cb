import { chiSquaredSf } from './chi-squared.ts'
import { whyNotEach } from './input.ts'
import { type SegmentEffect, whyNotSegment } from './interaction.ts'
import { type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'

/** How far the effects of segments differ, all in the unit of the effects but for the shares. */
export type Heterogeneity = {
  kind: 'heterogeneity'
  fixed: { mean: number; stdErr: number }
  /** Cochran's Q with k − 1 degrees of freedom; its p-value is of "all segments are alike". */
  q: number
  df: number
  pValue: number
  /** The share of the spread that chance does not explain, 0 to 1. */
  i2: number
  /** The variance of the true effects between segments. */
  tau2: number
  random: { mean: number; stdErr: number }
  /** Each segment's effect, drawn towards the random mean the more, the less is known of it. */
  shrunken: number[]
}

/**
 * Cochran's Q (1954, Biometrics 10:101–129), I² (Higgins & Thompson 2002, Stat Med 21:1539–1558), the
 * random-effects mean of DerSimonian and Laird (1986, Control Clin Trials 7:177–188) and empirical-Bayes
 * estimates from it. Fewer than two segments: `too-little-data`. A standard error that is not
 * positive: `impossible-input`.
 */
export function heterogeneity(segments: readonly SegmentEffect[]): Heterogeneity | NoAnswer {
  const refusal = whyNotEach(segments, whyNotSegment)
  if (refusal) return refusal
  if (segments.length < 2) return tooLittleData
  const fixed = weightedMean(segments, 0)
  const weights = segments.map(({ stdErr }) => 1 / stdErr ** 2)
  const q = segments.reduce(
    (sum, { effect, stdErr }) => sum + ((effect - fixed.mean) / stdErr) ** 2,
    0,
  )
  const df = segments.length - 1
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const squares = weights.reduce((total, weight) => total + (weight / sum) * weight, 0)
  const tau2 = Math.max(0, (q - df) / (sum - squares))
  const random = weightedMean(segments, tau2)
  return withoutNaN({
    kind: 'heterogeneity',
    fixed,
    q,
    df,
    pValue: chiSquaredSf(q, df),
    i2: q > df ? (q - df) / q : 0,
    tau2,
    random,
    shrunken: segments.map(
      ({ effect, stdErr }) => (tau2 * effect + stdErr ** 2 * random.mean) / (tau2 + stdErr ** 2),
    ),
  })
}

function weightedMean(
  segments: readonly SegmentEffect[],
  tau2: number,
): { mean: number; stdErr: number } {
  let [weights, sum] = [0, 0]
  for (const { effect, stdErr } of segments) {
    const weight = 1 / (stdErr ** 2 + tau2)
    weights += weight
    sum += weight * effect
  }
  return { mean: sum / weights, stdErr: 1 / Math.sqrt(weights) }
}
