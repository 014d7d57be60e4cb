import { whyNotCount, whyNotEach, whyNotNumber } from './input.ts'
import { impossible, type NoAnswer, tooLittleData } from './no-answer.ts'

/** A unit of a randomized test: its segment, its arm, with what probability it got that arm, and what came of it. */
export type LoggedUnit = { segment: string; arm: string; probability: number; outcome: number }

/**
 * `n` such units that are alike but for their outcomes, of which the sum and the sum of the squares
 * are enough. `fold`: 0 … folds − 1; units are put into folds by something that has nothing to do
 * with outcomes.
 */
export type LoggedCell = {
  segment: string
  arm: string
  probability: number
  fold: number
  n: number
  sum: number
  sumSquares: number
}

/** Unit k is in fold k mod `folds`: their order must have nothing to do with outcomes. */
export function cellsOf(units: readonly LoggedUnit[], folds: number): LoggedCell[] {
  const cells = new Map<string, LoggedCell>()
  for (const [k, { segment, arm, probability, outcome }] of units.entries()) {
    const fold = k % folds
    const key = JSON.stringify([segment, arm, probability, fold])
    const cell = cells.get(key) ?? { segment, arm, probability, fold, n: 0, sum: 0, sumSquares: 0 }
    cells.set(key, cell)
    cell.n++
    cell.sum += outcome
    cell.sumSquares += outcome ** 2
  }
  return [...cells.values()]
}

export function whyNotUnits(units: readonly LoggedUnit[], folds: number): NoAnswer | undefined {
  return (
    whyNotFolds(folds) ??
    whyNotEach(
      units,
      ({ probability, outcome }, k) =>
        whyNotProbability(k, probability) ?? whyNotNumber(`outcome ${k}`, outcome),
    ) ??
    (units.length < 2 ? tooLittleData : undefined)
  )
}

export function whyNotCells(cells: readonly LoggedCell[], folds: number): NoAnswer | undefined {
  return whyNotEach(
    cells,
    ({ probability, fold, n, sum, sumSquares }, k) =>
      whyNotProbability(k, probability) ??
      (Number.isInteger(fold) && fold >= 0 && fold < folds
        ? undefined
        : impossible(`fold ${k} is ${fold}, not a whole number below ${folds}`)) ??
      whyNotCount(`n ${k}`, n) ??
      whyNotNumber(`sum ${k}`, sum) ??
      whyNotNumber(`sumSquares ${k}`, sumSquares),
  )
}

function whyNotFolds(folds: number): NoAnswer | undefined {
  return Number.isInteger(folds) && folds >= 2
    ? undefined
    : impossible(`folds is ${folds}, not a whole number from 2 on`)
}

function whyNotProbability(k: number, probability: number): NoAnswer | undefined {
  return probability > 0 && probability <= 1
    ? undefined
    : impossible(`probability ${k} is ${probability}, not above 0 and at most 1`)
}
