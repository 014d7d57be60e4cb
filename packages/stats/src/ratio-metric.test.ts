import { describe, expect, it } from 'vitest'
import { totalMoments } from './moments.ts'
import { quantileMoments } from './quantile-metric.ts'
import { ratioMoments, ratioSampleMoments } from './ratio-metric.ts'
import { winsorize } from './winsorize.ts'

const num = [1, 0, 3, 2, 5]
const den = [2, 1, 4, 2, 6]

describe('ratioMoments', () => {
  it('is the same from values and from their sums', () => {
    const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0)
    const ones = num.map(() => 1)
    const sums = ratioMoments({
      n: 5,
      numSum: dot(num, ones),
      numSumSquares: dot(num, num),
      denSum: dot(den, ones),
      denSumSquares: dot(den, den),
      sumProducts: dot(num, den),
    })
    const values = ratioSampleMoments(num, den)
    expect(values).toMatchObject({ kind: 'moments', mean: expect.closeTo(11 / 15, 12) })
    expect(sums).toMatchObject({
      mean: expect.closeTo(11 / 15, 12),
      variance: expect.closeTo((values as { variance: number }).variance, 12),
    })
  })

  it('is a mean where every denominator is one', () => {
    const plain = totalMoments({ n: 5, sum: 11, sumSquares: 39 }) as { variance: number }
    expect(ratioSampleMoments(num, [1, 1, 1, 1, 1])).toMatchObject({
      mean: 11 / 5,
      variance: expect.closeTo(plain.variance, 12),
    })
  })

  it('says what is missing', () => {
    expect(ratioSampleMoments([1, 2], [1, -1])).toEqual({ kind: 'zero-denominator' })
    expect(ratioSampleMoments([1], [1])).toEqual({ kind: 'too-little-data' })
    expect(ratioSampleMoments([1, 2], [1]).kind).toBe('impossible-input')
  })
})

it('a quantile has the error that its interval shows', () => {
  const found = quantileMoments({ n: 1_000, quantile: 7, lower: 6, upper: 8 })
  expect(found).toMatchObject({ mean: 7, variance: expect.closeTo(999 * 0.5102 ** 2, 1) })
  expect(quantileMoments({ n: 9, quantile: 7, lower: 8, upper: 6 }).kind).toBe('impossible-input')
})

describe('winsorize', () => {
  it('cuts at the quantile of what is not zero, and counts the zeros in the mean', () => {
    const found = winsorize([0, 0, 1, 2, 100], 0.5, { ignoreZeros: true })
    expect(found).toEqual({ kind: 'winsorized', cap: 2, mean: 1 })
  })

  it('has nothing to cut where all are zero, and nothing to say of nobody', () => {
    expect(winsorize([0, 0], 0.9, { ignoreZeros: true })).toEqual({
      kind: 'winsorized',
      cap: 0,
      mean: 0,
    })
    expect(winsorize([], 0.9)).toEqual({ kind: 'too-little-data' })
    expect(winsorize([3], 1)).toEqual({ kind: 'winsorized', cap: 3, mean: 3 })
  })
})
