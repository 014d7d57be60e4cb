import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { difference } from './effect.ts'
import { sampleMoments, totalMoments } from './moments.ts'
import { isNoAnswer } from './no-answer.ts'
import { studentTest, welchTest } from './student-test.ts'

const sleep = {
  a: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  b: [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
}

describe('welchTest', () => {
  it('says of the sleep data what R says', () => {
    const test = welchTest(sleep.a, sleep.b)
    if (isNoAnswer(test)) throw new Error(test.kind)
    expect(test.t).toBeCloseTo(1.8608, 4)
    expect(test.df).toBeCloseTo(17.776, 3)
    expect(test.pValue).toBeCloseTo(0.07939, 5)
    expect(test.low).toBeCloseTo(-0.2054832, 6)
    expect(test.high).toBeCloseTo(3.3654832, 6)
  })

  it('is the same from values and from their sums', () => {
    const sums = (values: number[]) =>
      totalMoments({
        n: values.length,
        sum: values.reduce((s, x) => s + x, 0),
        sumSquares: values.reduce((s, x) => s + x * x, 0),
      })
    const one = welchTest(sleep.a, sleep.b)
    const other = studentTest(difference(sums(sleep.a), sums(sleep.b)))
    if (isNoAnswer(one) || isNoAnswer(other)) throw new Error('no answer')
    expect(other.pValue).toBeCloseTo(one.pValue, 12)
    expect(other.low).toBeCloseTo(one.low, 12)
  })

  it('does with one constant arm, not with two, nor with one value', () => {
    expect(welchTest([1, 1, 1], [1, 2, 3]).kind).toBe('test')
    expect(welchTest([1, 1], [2, 2])).toEqual({ kind: 'no-variance' })
    expect(welchTest([1], [2, 3])).toEqual({ kind: 'too-little-data' })
  })
})

describe('studentTest', () => {
  const arm = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), {
    minLength: 3,
    maxLength: 20,
  })

  it('holds zero exactly when the p-value is above alpha, on every side', () => {
    fc.assert(
      fc.property(arm, arm, fc.constantFrom('two-sided', 'greater', 'less'), (a, b, side) => {
        const effect = difference(sampleMoments(a), sampleMoments(b), 'relative')
        fc.pre(!isNoAnswer(effect) && effect.variance > 1e-9)
        const test = studentTest(effect, side, 0.1)
        if (isNoAnswer(test)) throw new Error(test.kind)
        fc.pre(Math.abs(test.pValue - 0.1) > 1e-9)
        expect(test.low <= 0 && test.high >= 0).toBe(test.pValue > 0.1)
      }),
    )
  })

  it('hands on an answer that was none, and says what a relative change needs', () => {
    const three = sampleMoments([1, 2, 3])
    expect(studentTest(difference(sampleMoments([1]), three))).toEqual({ kind: 'too-little-data' })
    expect(studentTest(difference(sampleMoments([2, 2]), three))).toEqual({ kind: 'no-variance' })
    expect(studentTest(difference(sampleMoments([-1, 1]), three, 'relative'))).toEqual({
      kind: 'zero-denominator',
    })
    const negative = totalMoments({ n: 2, sum: 10, sumSquares: 1 })
    expect(studentTest(difference(negative, three))).toEqual({ kind: 'no-variance' })
  })
})
