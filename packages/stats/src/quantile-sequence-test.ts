import { logBetaMixture, mixtureStrength } from './beta-mixture.ts'
import { whyNotEach, whyNotNumber, whyNotPositive, whyNotShare } from './input.ts'
import { type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'
import { findRoot } from './root.ts'
import { digamma } from './stdlib.ts'

export type QuantileSequenceTest = { kind: 'test'; pValue: number }

/**
 * Whether two arms have the same quantile (`quantile` 0.5: the median), at all looks at once and without
 * any assumption on the values (Howard & Ramdas 2022, Bernoulli 28:1704–1728, section 5), tightest
 * after `tOpt` values an arm. An arm without values: `too-little-data`. A value that is not
 * finite, or shares outside of 0 to 1: `impossible-input`.
 */
export function quantileSequenceTest(
  control: readonly number[],
  treatment: readonly number[],
  quantile: number,
  tOpt: number,
  alphaOpt = 0.05,
): QuantileSequenceTest | NoAnswer {
  const refusal =
    whyNotShare('quantile', quantile) ??
    whyNotShare('alphaOpt', alphaOpt) ??
    whyNotPositive('tOpt', tOpt) ??
    whyNotEach(control, (value, i) => whyNotNumber(`value ${i} of control`, value)) ??
    whyNotEach(treatment, (value, i) => whyNotNumber(`value ${i} of treatment`, value))
  if (refusal) return refusal
  if (control.length === 0 || treatment.length === 0) return tooLittleData
  // The mixture's variance at the quantile, π(1 − π)·tOpt, divided by π(1 − π) again.
  const strength = mixtureStrength(tOpt, alphaOpt)
  const a = evidenceAgainst(control, quantile, strength)
  const b = evidenceAgainst(treatment, quantile, strength)
  const least = [...control, ...treatment].reduce(
    (smallest, x) => Math.min(smallest, a(x) + b(x)),
    Number.POSITIVE_INFINITY,
  )
  return withoutNaN({ kind: 'test', pValue: Math.min(1, Math.exp(-least)) })
}

/** The log evidence that an arm has against x as its quantile. */
function evidenceAgainst(
  values: readonly number[],
  quantile: number,
  strength: number,
): (x: number) => number {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  const evidence = (rank: number) => logBetaMixture(rank, n, quantile, strength)
  const mildest = mildestRank(n, quantile, strength)
  const least = evidence(mildest)
  const lower = sorted[Math.ceil(mildest) - 1] ?? Number.NEGATIVE_INFINITY
  const upper = sorted[Math.floor(mildest)] ?? Number.POSITIVE_INFINITY
  return (x) => {
    if (x < lower) return evidence(countBelow(sorted, x, true))
    if (x > upper) return evidence(countBelow(sorted, x, false))
    return least
  }
}

/** The real rank that speaks least against the quantile; the evidence is convex in the rank. */
function mildestRank(n: number, quantile: number, strength: number): number {
  const slope = (rank: number) =>
    digamma(strength * quantile + rank) -
    digamma(strength * (1 - quantile) + n - rank) -
    Math.log(quantile / (1 - quantile))
  if (slope(0) >= 0) return 0
  if (slope(n) <= 0) return n
  return findRoot(slope, 0, n)
}

/** How many of the sorted values are below x, or (`orEqual`) not above it. */
function countBelow(sorted: Float64Array, x: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const isBelow = orEqual ? sorted[middle]! <= x : sorted[middle]! < x
    if (isBelow) low = middle + 1
    else high = middle
  }
  return low
}
