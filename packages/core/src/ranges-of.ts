import { bucketRanges, type Range } from './bucketing.ts'
import type { Audience } from './experience.ts'

/** The part of [0, 1) that each of an audience's arms gets, in their order. */
export function rangesOf({ arms, coverage }: Audience): Range[] {
  const weights = arms.flatMap(({ weight }) => weight ?? [])
  return bucketRanges(arms.length, coverage, weights.length ? weights : null)
}
