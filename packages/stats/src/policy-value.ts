import { armMeans } from './arm-means.ts'
import { cellsOf, type LoggedUnit, whyNotUnits } from './logged-cells.ts'
import { type NoAnswer, withoutNaN } from './no-answer.ts'
import { lineOf, summary } from './unit-scores.ts'

/** Which arm somebody of a segment is to get. */
export type Policy = (segment: string) => string

/** The mean outcome if everybody were treated by a policy, in the outcome's unit, with its standard error. */
export type PolicyValue = { kind: 'value'; value: number; stdErr: number }

/** `doubly-robust`: cross-fitted, so that no unit is foretold from its own outcome. */
export type PolicyMethod = 'inverse-propensity' | 'doubly-robust'

const FOLDS = 5

/**
 * The value of a policy from units that were randomized otherwise. Inverse propensity: the mean of
 * 1[a = π(s)]·y/p (Horvitz & Thompson 1952, JASA 47:663–685). Doubly robust: the mean of
 * m(s, π(s)) + 1[a = π(s)]·(y − m(s, a))/p, with m the mean outcome of a segment's arm in the other
 * folds, or of the arm where a segment has none there (Dudík, Langford & Li 2011, ICML; cross-fitted
 * as Chernozhukov et al. 2018, Econometrics J 21:C1–C68). Unit k is in fold k mod `folds`: their order
 * must have nothing to do with outcomes. Fewer than two units: `too-little-data`. A probability that
 * is not above 0 and at most 1, or an outcome that is not finite: `impossible-input`.
 */
export function policyValue(
  units: readonly LoggedUnit[],
  policy: Policy,
  method: PolicyMethod = 'doubly-robust',
  folds = FOLDS,
): PolicyValue | NoAnswer {
  const refusal = whyNotUnits(units, folds)
  if (refusal) return refusal
  const cells = cellsOf(units, folds)
  const models =
    method === 'doubly-robust'
      ? Array.from({ length: folds }, (_, fold) =>
          armMeans(cells.filter((cell) => cell.fold !== fold)),
        )
      : undefined
  const { mean, stdErr } = summary(
    cells.map((cell) => ({ cell, line: lineOf(cell, policy(cell.segment), models?.[cell.fold]) })),
  )
  return withoutNaN({ kind: 'value', value: mean, stdErr })
}
