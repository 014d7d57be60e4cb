import { isNoAnswer, sampleRatioTest } from '@segue/stats'
import { count, pValue } from './figures.ts'

/** Whether rows fell on the arms as they were to. */
export type SampleRatio = {
  /** Rows, or the column that counts who tried. */
  of: string
  counts: number[]
  weights: number[]
  pValue: number | null
  isOff: boolean
  words: string
}

/** Asked once, of finished data, so a right split is called off in one of a hundred files. */
const LEVEL = 0.01

export function sampleRatio(
  of: string,
  arms: readonly string[],
  counts: number[],
  weights: number[],
): SampleRatio {
  const test = sampleRatioTest(counts, weights)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = (parts: number[], sum: number) =>
    parts.map((part) => `${((100 * part) / sum).toFixed(2)}%`).join(' to ')
  const n = counts.reduce((sum, each) => sum + each, 0)
  const told = `${of} by ${arms.join(', ')}: ${counts.map(count).join(' to ')}, expected ${shares(weights, total)}`
  if (isNoAnswer(test)) {
    return { of, counts, weights, pValue: null, isOff: false, words: `${told}: cannot be tried.` }
  }
  const isOff = test.pValue < LEVEL
  return {
    of,
    counts,
    weights,
    pValue: test.pValue,
    isOff,
    words: isOff
      ? `The split is off: ${told}, found ${shares(counts, n)} (p ${pValue(test.pValue)}). Something lost or added ${of} in one arm; ` +
        'find it before you believe any number here.'
      : `The split is as expected: ${told} (p ${pValue(test.pValue)}).`,
  }
}
