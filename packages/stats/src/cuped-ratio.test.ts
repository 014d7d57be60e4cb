import { describe, expect, it } from 'vitest'
import { type CupedRatioTotal, cupedRatio } from './cuped-ratio.ts'
import { covarianceOf, meanOf } from './moments.ts'
import { isNoAnswer } from './no-answer.ts'

/** Columns: numerator, denominator, both before. */
function totals(columns: number[][]): CupedRatioTotal {
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0)
  const sums = columns.map((column) => column.reduce((sum, value) => sum + value, 0))
  return {
    n: columns[0]!.length,
    sums: sums as unknown as CupedRatioTotal['sums'],
    products: columns.map((one) => columns.map((other) => dot(one, other))),
  }
}

const ones = [1, 1, 1, 1, 1]
const [yA, xA] = [
  [3, 5, 4, 8, 6],
  [1, 2, 2, 5, 3],
]
const [yB, xB] = [
  [4, 6, 9, 5, 8],
  [1, 2, 5, 2, 4],
]

describe('cupedRatio', () => {
  it('is CUPED of means, its slope within the arms, where every denominator is one', () => {
    const found = cupedRatio(totals([yA, ones, xA, ones]), totals([yB, ones, xB, ones]))
    if (isNoAnswer(found)) throw new Error(found.kind)
    const theta =
      (covarianceOf(yA, xA) + covarianceOf(yB, xB)) / (covarianceOf(xA, xA) + covarianceOf(xB, xB))
    const adjusted = (y: number[], x: number[]) => y.map((value, i) => value - theta * x[i]!)
    const [a, b] = [adjusted(yA, xA), adjusted(yB, xB)]
    expect(found.theta).toBeCloseTo(theta, 12)
    expect(found.effect).toBeCloseTo(meanOf(b) - meanOf(a), 12)
    expect(found.variance).toBeCloseTo((covarianceOf(a, a) + covarianceOf(b, b)) / 5, 12)
  })

  it('does not care for the unit of the numerator where the effect is relative', () => {
    const den = [2, 3, 2, 4, 3]
    const effectOf = (unit: number) => {
      const scaled = (y: number[]) => y.map((value) => value * unit)
      const found = cupedRatio(
        totals([scaled(yA), den, xA, ones]),
        totals([scaled(yB), den, xB, ones]),
        'relative',
      )
      if (isNoAnswer(found)) throw new Error(found.kind)
      return found
    }
    expect(effectOf(100).effect).toBeCloseTo(effectOf(1).effect, 12)
    expect(effectOf(100).variance).toBeCloseTo(effectOf(1).variance, 12)
    // A loss that grows is negative, as everywhere: relative to the control's size.
    expect(effectOf(-1).effect).toBeCloseTo(-effectOf(1).effect, 12)
  })

  it('needs denominators, now and before', () => {
    const none = [0, 0, 0, 0, 0]
    const good = totals([yA, ones, xA, ones])
    expect(cupedRatio(good, totals([yB, ones, xB, none]))).toEqual({ kind: 'zero-denominator' })
    expect(cupedRatio({ ...good, n: 1 }, good)).toEqual({ kind: 'too-little-data' })
  })
})
