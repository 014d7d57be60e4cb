import { type ArmMeans, foretold } from './arm-means.ts'
import type { LoggedCell } from './logged-cells.ts'

/** What a unit of a cell says, as `offset + slope · outcome`. */
export type Line = { offset: number; slope: number }

/**
 * What a unit says of an arm's value in its segment: the Horvitz–Thompson term, or with a model the
 * doubly robust one, m(s, a) + 1[a = arm]·(y − m(s, a))/p.
 */
export function lineOf(
  { segment, arm, probability }: LoggedCell,
  wanted: string,
  model?: ArmMeans,
): Line {
  const base = model ? foretold(model, segment, wanted) : 0
  return arm === wanted
    ? { offset: base - base / probability, slope: 1 / probability }
    : { offset: base, slope: 0 }
}

/** Mean of all units' scores, with its standard error (n − 1). */
export function summary(scored: { cell: LoggedCell; line: Line }[]): {
  n: number
  mean: number
  stdErr: number
} {
  const n = scored.reduce((total, { cell }) => total + cell.n, 0)
  const mean =
    scored.reduce(
      (total, { cell, line }) => total + line.offset * cell.n + line.slope * cell.sum,
      0,
    ) / n
  // About the mean, so that a large one costs no digits.
  const squares = scored.reduce((total, { cell, line }) => {
    const offset = line.offset - mean
    const mixed = 2 * offset * line.slope * cell.sum
    return total + cell.n * offset ** 2 + mixed + line.slope ** 2 * cell.sumSquares
  }, 0)
  return { n, mean, stdErr: Math.sqrt(Math.max(0, squares) / (n - 1) / n) }
}
