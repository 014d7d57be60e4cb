import { describe, expect, it } from 'vitest'
import { cuped, cupedSample, type Sample } from './cuped.ts'
import { difference } from './effect.ts'
import { linAdjustment } from './lin-adjustment.ts'
import { totalMoments } from './moments.ts'
import { isNoAnswer } from './no-answer.ts'

const control: Sample = { y: [3, 5, 4, 8, 6, 7.5], x: [1, 2, 2, 5, 3, 4] }
const treatment: Sample = { y: [4, 6, 9, 5, 8], x: [1, 2, 5, 2, 4] }
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const totals = ({ y, x }: Sample) => ({
  n: y.length,
  post: { sum: sum(y), sumSquares: sum(y.map((v) => v * v)) },
  pre: { sum: sum(x), sumSquares: sum(x.map((v) => v * v)) },
  sumProducts: sum(y.map((v, i) => v * x[i]!)),
})

describe('cuped', () => {
  it('is the same from values and from their sums', () => {
    const values = cupedSample(control, treatment)
    const sums = cuped(totals(control), totals(treatment))
    if (isNoAnswer(values) || isNoAnswer(sums)) throw new Error('no answer')
    expect(sums.theta).toBeCloseTo(values.theta, 12)
    expect(sums.effect).toBeCloseTo(values.effect, 12)
    expect(sums.variance).toBeCloseTo(values.variance, 12)
    expect(sums.df).toBeCloseTo(values.df, 10)
  })

  it('leaves all as it was where nothing was known before', () => {
    const flat = (sample: Sample) => totals({ y: sample.y, x: sample.y.map(() => 7) })
    for (const kind of ['absolute', 'relative'] as const) {
      const adjusted = cuped(flat(control), flat(treatment), kind)
      const moments = (sample: Sample) => {
        const { n, post } = totals(sample)
        return totalMoments({ n, ...post })
      }
      const plain = difference(moments(control), moments(treatment), kind)
      if (isNoAnswer(adjusted) || isNoAnswer(plain)) throw new Error('no answer')
      expect(adjusted.theta).toBe(0)
      expect(adjusted.effect).toBeCloseTo(plain.effect, 12)
      expect(adjusted.variance).toBeCloseTo(plain.variance, 12)
    }
  })

  it('refuses where all variance is explained, and where there are no units', () => {
    const same = totals({ y: control.x, x: control.x })
    expect(cuped(same, same)).toEqual({ kind: 'no-variance' })
    expect(cuped({ ...same, n: 1 }, same)).toEqual({ kind: 'too-little-data' })
  })
})

describe('linAdjustment', () => {
  it('is the plain difference where the covariate is balanced and says nothing', () => {
    const x = [-1, 1, -1, 1]
    const found = linAdjustment({ y: [1, 1, 2, 2], x }, { y: [3, 3, 5, 5], x })
    // HC2 of a mean, with leverages ½: Σ e² / (n² · ½).
    expect(found).toMatchObject({
      effect: expect.closeTo(2.5, 12),
      stdErr: expect.closeTo(Math.sqrt((4 * 0.25 + 4 * 1) / 8), 12),
    })
  })

  it('refuses a covariate that is constant in an arm', () => {
    const found = linAdjustment({ y: [1, 2, 3], x: [1, 1, 1] }, { y: [1, 2, 3], x: [1, 2, 3] })
    expect(found).toEqual({ kind: 'no-variance' })
  })
})
