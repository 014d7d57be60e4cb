import { bucketRanges, type Experience } from '@segue/core'
import { isNoAnswer, sequentialSampleRatioTest } from '@segue/stats'
import type { ArmCounts } from '../store/store.ts'

/** How far from the weights arms are expected to be where something is wrong: as after so many visitors. */
const CONCENTRATION = 1_000

/**
 * Whether visitors fell on an audience's arms as its weights say. Null where the config has it no
 * more, where it has one arm, and where some visitors are of another phase, with other weights.
 */
export function sampleRatio(
  { audiences, phase }: Experience,
  audience: string,
  counts: ArmCounts[],
): { pValue: number } | null {
  const planned = audiences.find(({ segment }) => segment === audience)
  if (!planned || counts.some(({ phases }) => phases.some((seen) => seen !== phase))) return null
  const weights = planned.arms.flatMap(({ weight }) => weight ?? [])
  const ranges = bucketRanges(
    planned.arms.length,
    planned.coverage,
    weights.length ? weights : null,
  ).map(([from, to], index) => ({ arm: planned.arms[index]!.id, width: to - from }))
  const open = ranges.filter(({ width }) => width > 0)
  const test = sequentialSampleRatioTest(
    open.map(({ arm }) => counts.find((row) => row.arm === arm)?.visitors ?? 0),
    open.map(({ width }) => width),
    CONCENTRATION,
  )
  return isNoAnswer(test) ? null : { pValue: test.pValue }
}
