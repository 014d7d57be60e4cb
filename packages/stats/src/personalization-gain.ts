import { armMeans, bestArms } from './arm-means.ts'
import {
  cellsOf,
  type LoggedCell,
  type LoggedUnit,
  whyNotCells,
  whyNotUnits,
} from './logged-cells.ts'
import { impossible, type NoAnswer, noVariance, tooLittleData, withoutNaN } from './no-answer.ts'
import { lineOf, summary } from './unit-scores.ts'

/** What an arm per segment brings beside the one arm that is best for all, per unit. */
export type PersonalizationGain = {
  kind: 'gain'
  gain: number
  stdErr: number
  n: number
  /** Values of both, each learnt from another half than it is measured in. */
  personalized: number
  single: number
  /** What all units together would choose. */
  arms: Record<string, string>
  arm: string
}

const HALVES = 2

/**
 * Whether personalizing pays: the arm of highest mean in each segment against the one of highest mean
 * in all, among those which every segment has. Each half of the units is valued, doubly robust, by what
 * the other half has chosen, so a choice that only followed the noise earns nothing (cross-fitting as
 * in Athey & Wager 2021, Econometrica 89:133–161). Where nothing can be gained the halves still agree
 * with each other, as both are chosen from: the standard error is the mean of theirs, which holds
 * whatever their correlation; taken as independent, 11 of 100 tests of nothing claimed a gain at 5%.
 * In the outcome's unit; as `policyValue` else. Choices alike everywhere: a gain of 0 with a standard
 * error of 0. A single arm: `no-variance`. Fewer than two units in a half: `too-little-data`. No arm
 * that every segment has: `impossible-input`.
 */
export function personalizationGain(units: readonly LoggedUnit[]): PersonalizationGain | NoAnswer {
  return whyNotUnits(units, HALVES) ?? personalizationGainOfCells(cellsOf(units, HALVES))
}

/** The same from sums, for which the units have been put into folds 0 and 1. */
export function personalizationGainOfCells(
  cells: readonly LoggedCell[],
): PersonalizationGain | NoAnswer {
  const refusal = whyNotCells(cells, HALVES)
  if (refusal) return refusal
  const filled = cells.filter(({ n }) => n > 0)
  if (new Set(filled.map(({ arm }) => arm)).size < 2) return noVariance
  const halves = [0, 1].map((half) => ({
    own: filled.filter(({ fold }) => fold === half),
    model: armMeans(filled.filter(({ fold }) => fold !== half)),
  }))
  if (halves.some(({ own }) => own.reduce((n, cell) => n + cell.n, 0) < 2)) return tooLittleData
  const all = bestArms(armMeans(filled))
  if (!all.arm) return impossible('no arm is in every segment')
  if (halves.some(({ model }) => !bestArms(model).arm)) return tooLittleData
  const valued = halves.map(({ own, model }) => {
    const { arms, arm } = bestArms(model)
    const scored = own.map((cell) => {
      const personalized = lineOf(cell, arms[cell.segment] ?? arm, model)
      const single = lineOf(cell, arm, model)
      const gain = {
        offset: personalized.offset - single.offset,
        slope: personalized.slope - single.slope,
      }
      return { cell, personalized, single, gain }
    })
    const of = (which: 'personalized' | 'single' | 'gain') =>
      summary(scored.map((each) => ({ cell: each.cell, line: each[which] })))
    return { gain: of('gain'), personalized: of('personalized').mean, single: of('single').mean }
  })
  const mean = (of: (half: (typeof valued)[number]) => number) =>
    valued.reduce((sum, half) => sum + of(half) / HALVES, 0)
  return withoutNaN({
    kind: 'gain',
    gain: mean(({ gain }) => gain.mean),
    stdErr: mean(({ gain }) => gain.stdErr),
    n: valued.reduce((sum, { gain }) => sum + gain.n, 0),
    personalized: mean((half) => half.personalized),
    single: mean((half) => half.single),
    ...all,
  })
}
