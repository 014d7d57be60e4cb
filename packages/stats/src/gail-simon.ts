import { chiSquaredSf } from './chi-squared.ts'
import { whyNotEach } from './input.ts'
import { type SegmentEffect, whyNotSegment } from './interaction.ts'
import { type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'

export type GailSimonTest = {
  kind: 'test'
  qPlus: number
  qMinus: number
  statistic: number
  pValue: number
}

/**
 * Whether the effect has different signs in different segments, so that no one variant is best for
 * all (Gail & Simon 1985, Biometrics 41:361–372). Fewer than two segments: `too-little-data`. A
 * standard error that is not positive: `impossible-input`.
 */
export function gailSimon(segments: readonly SegmentEffect[]): GailSimonTest | NoAnswer {
  const refusal = whyNotEach(segments, whyNotSegment)
  if (refusal) return refusal
  const k = segments.length
  if (k < 2) return tooLittleData
  let [qPlus, qMinus] = [0, 0]
  for (const { effect, stdErr } of segments) {
    if (effect > 0) qPlus += (effect / stdErr) ** 2
    else qMinus += (effect / stdErr) ** 2
  }
  const statistic = Math.min(qPlus, qMinus)
  // A binomial mixture of χ² tails; the share ½^(k−1) of no degrees of freedom has none.
  let share = 2 ** -(k - 1)
  let pValue = 0
  for (let h = 1; h < k; h++) {
    share *= (k - h) / h
    pValue += share * chiSquaredSf(statistic, h)
  }
  return withoutNaN({ kind: 'test', qPlus, qMinus, statistic, pValue })
}
