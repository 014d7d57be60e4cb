import { type Experience, rangesOf } from '@segue/core'
import { isNoAnswer, sequentialSampleRatioTest } from '@segue/stats'
import type { Cell } from '../store/store.ts'
import { sumsOf } from './cells.ts'

/** How far from the weights arms are expected to be where something is wrong: as after so many visitors. */
const CONCENTRATION = 1_000

/**
 * Whether visitors of the live phase fell on an audience's arms as its weights say. Null where the
 * config has it no more, and where it has one arm.
 */
export function sampleRatio(
  { audiences, phase }: Experience,
  audience: string,
  cells: Cell[],
): { pValue: number } | null {
  const planned = audiences.find(({ segment }) => segment === audience)
  if (!planned) return null
  const live = cells.filter((cell) => cell.phase === phase)
  const ranges = rangesOf(planned).map(([from, to], index) => ({
    arm: planned.arms[index]!.id,
    width: to - from,
  }))
  const open = ranges.filter(({ width }) => width > 0)
  const test = sequentialSampleRatioTest(
    open.map(({ arm }) => sumsOf(live.filter((cell) => cell.arm === arm)).visitors),
    open.map(({ width }) => width),
    CONCENTRATION,
  )
  return isNoAnswer(test) ? null : { pValue: test.pValue }
}
