import { chiSquaredSf } from './chi-squared.ts'
import { whyNotCount, whyNotEach, whyNotPositive } from './input.ts'
import { impossible, type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'
import { gammaln } from './stdlib.ts'
import { stirlingRemainder } from './stirling.ts'

export type SampleRatioTest = { kind: 'test'; chi2: number; df: number; pValue: number }

/**
 * Pearson's χ² test that the units fell on the arms as the weights say (Fabijan et al. 2019, KDD,
 * "Diagnosing sample ratio mismatch"). Weights are shares of any sum. Fewer than two arms or no units:
 * `too-little-data`. Counts or weights that cannot be: `impossible-input`.
 */
export function sampleRatioTest(
  counts: readonly number[],
  weights: readonly number[],
): SampleRatioTest | NoAnswer {
  const refusal = whyNotArms(counts, weights)
  if (refusal) return refusal
  const n = total(counts)
  const sum = total(weights)
  const chi2 = counts.reduce((chi2, count, i) => {
    const expected = (n * weights[i]!) / sum
    return chi2 + (count - expected) ** 2 / expected
  }, 0)
  const df = counts.length - 1
  return withoutNaN({ kind: 'test', chi2, df, pValue: chiSquaredSf(chi2, df) })
}

export type SequentialSampleRatioTest = {
  kind: 'test'
  logBayesFactor: number
  /** At this look; the p-value that holds at all looks is the smallest so far. */
  pValue: number
}

/**
 * The same question at any number of looks: a multinomial likelihood with a Dirichlet prior around the
 * weights against the weights themselves (Lindon & Malek 2022, NeurIPS, arXiv 2011.03567).
 * `concentration` is the prior's weight in units. Bad input as for `sampleRatioTest`.
 */
export function sequentialSampleRatioTest(
  counts: readonly number[],
  weights: readonly number[],
  concentration: number,
): SequentialSampleRatioTest | NoAnswer {
  const refusal = whyNotArms(counts, weights) ?? whyNotPositive('concentration', concentration)
  if (refusal) return refusal
  const sum = total(weights)
  const n = total(counts)
  const all = concentration + n
  // lnΓ by Stirling's formula, whose large terms cancel in the sum over arms: of the lnΓ themselves
  // only seven decimals are left at ten million units.
  let logBayesFactor =
    gammaln(concentration) -
    stirlingRemainder(all) +
    (Math.log(all) + (counts.length - 1) * Math.log(2 * Math.PI)) / 2
  for (const [i, count] of counts.entries()) {
    const weight = weights[i]! / sum
    const alpha = concentration * weight
    const excess = (count - n * weight) / (all * weight)
    logBayesFactor +=
      all * weight * ((1 + excess) * Math.log1p(excess) - excess) +
      alpha * Math.log(weight) -
      Math.log(alpha + count) / 2 +
      stirlingRemainder(alpha + count) -
      gammaln(alpha)
  }
  return withoutNaN({
    kind: 'test',
    logBayesFactor,
    pValue: Math.min(1, Math.exp(-logBayesFactor)),
  })
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function whyNotArms(counts: readonly number[], weights: readonly number[]): NoAnswer | undefined {
  if (counts.length !== weights.length) {
    return impossible(`${counts.length} counts, but ${weights.length} weights`)
  }
  const refusal =
    whyNotEach(counts, (count, i) => whyNotCount(`count ${i}`, count)) ??
    whyNotEach(weights, (weight, i) => whyNotPositive(`weight ${i}`, weight))
  if (refusal) return refusal
  return counts.length < 2 || total(counts) === 0 ? tooLittleData : undefined
}
