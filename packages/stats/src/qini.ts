import { whyNotEach, whyNotNumber } from './input.ts'
import { type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'

/** A unit's outcome, whether it was treated, and the uplift that a model foretold. */
export type ScoredUnit = { outcome: number; treated: boolean; score: number }

export type QiniCurve = {
  kind: 'curve'
  /** After the first 1, 2, … n units of highest score: the outcome gained by treating them. */
  gain: number[]
  /** Trapezoids from 0 units on, a unit apart; not normalized. */
  area: number
}

/**
 * The Qini curve of an uplift model: Y_T − Y_C·N_T/N_C among the units of highest score (Radcliffe
 * 2007, Direct Marketing Analytics Journal 1:14–21). In the unit of the outcome; units of equal score
 * keep their order. No units: `too-little-data`. Not finite: `impossible-input`.
 */
export function qiniCurve(units: readonly ScoredUnit[]): QiniCurve | NoAnswer {
  const refusal = whyNotEach(
    units,
    ({ outcome, score }, i) =>
      whyNotNumber(`outcome ${i}`, outcome) ?? whyNotNumber(`score ${i}`, score),
  )
  if (refusal) return refusal
  if (units.length === 0) return tooLittleData
  const treated = { n: 0, sum: 0 }
  const control = { n: 0, sum: 0 }
  const gain = [...units]
    .sort((one, other) => other.score - one.score)
    .map((unit) => {
      const group = unit.treated ? treated : control
      group.n++
      group.sum += unit.outcome
      const expected = control.n === 0 ? 0 : (control.sum * treated.n) / control.n
      return treated.sum - expected
    })
  const area = gain.reduce((sum, value, k) => sum + (value + (gain[k - 1] ?? 0)) / 2, 0)
  return withoutNaN({ kind: 'curve', gain, area })
}
