import { describe, expect, it } from 'vitest'
import { isNoAnswer } from './no-answer.ts'
import { normalUpperQuantile } from './normal.ts'
import { liftByDelta, liftByFieller, liftByLogRatio } from './relative-lift.ts'

const control = { n: 400, sum: 50 }
const treatment = { n: 410, sum: 70 }

describe('liftByFieller', () => {
  it('ends where the difference to a scaled control is just significant', () => {
    const found = liftByFieller(control, treatment, 0.1)
    if (isNoAnswer(found)) throw new Error(found.kind)
    const [p, q] = [50 / 400, 70 / 410]
    for (const limit of [found.low, found.high]) {
      const error = (q * (1 - q)) / 410 + ((1 + limit) ** 2 * p * (1 - p)) / 400
      const z = (q - (1 + limit) * p) / Math.sqrt(error)
      expect(Math.abs(z)).toBeCloseTo(normalUpperQuantile(0.05), 9)
    }
  })

  it('has no upper end when the control may be zero, and no lower when the treatment may, too', () => {
    expect(liftByFieller({ n: 100, sum: 3 }, { n: 100, sum: 40 })).toMatchObject({
      high: Number.POSITIVE_INFINITY,
    })
    const found = liftByFieller({ n: 100, sum: 3 }, { n: 100, sum: 2 })
    expect(found).toMatchObject({ low: -1, high: Number.POSITIVE_INFINITY })
  })

  it('goes over into the unbounded without a jump of the lower end', () => {
    const lowOf = (n: number) => {
      const found = liftByFieller({ n, sum: n * 0.038 }, { n: 1_000, sum: 400 })
      if (isNoAnswer(found)) throw new Error(found.kind)
      return found
    }
    const turn = (normalUpperQuantile(0.025) ** 2 * 0.962) / 0.038
    expect(lowOf(turn * 0.9999).high).toBe(Number.POSITIVE_INFINITY)
    expect(lowOf(turn * 1.0001).high).toBeLessThan(Number.POSITIVE_INFINITY)
    expect(lowOf(turn * 0.9999).low).toBeCloseTo(lowOf(turn * 1.0001).low, 2)
  })
})

it('all three ways agree on large arms', () => {
  const arms = [
    { n: 1e9, sum: 1e8 },
    { n: 1e9, sum: 1.01e8 },
  ] as const
  const found = [liftByDelta(...arms), liftByLogRatio(...arms), liftByFieller(...arms)]
  for (const one of found) {
    if (isNoAnswer(one)) throw new Error(one.kind)
    expect(one.lift).toBeCloseTo(0.01, 12)
    expect(one.low).toBeCloseTo(0.009735, 6)
    expect(one.high).toBeCloseTo(0.010265, 6)
  }
})

it('a log needs a converter in both arms, a ratio one in control', () => {
  const none = { n: 10, sum: 0 }
  expect(liftByLogRatio(none, treatment)).toEqual({ kind: 'too-little-data' })
  expect(liftByLogRatio(control, none)).toEqual({ kind: 'too-little-data' })
  expect(liftByDelta(none, treatment)).toEqual({ kind: 'zero-denominator' })
  expect(liftByDelta(control, none)).toEqual({ kind: 'no-variance' })
  expect(liftByFieller(none, treatment)).toEqual({ kind: 'zero-denominator' })
})
