import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNoAnswer } from './no-answer.ts'
import { pooledZTest, unpooledZTest } from './two-proportion-z.ts'

const count = fc.integer({ min: 1, max: 100_000 })
const share = fc.double({ min: 0.02, max: 0.98, noNaN: true })

describe('pooledZTest', () => {
  it('squared is χ² of the two-by-two table', () => {
    const test = pooledZTest({ n: 120, sum: 30 }, { n: 80, sum: 32 })
    if (isNoAnswer(test)) throw new Error(test.kind)
    const expected = [
      [37.2, 82.8],
      [24.8, 55.2],
    ] as const
    const seen = [
      [30, 90],
      [32, 48],
    ] as const
    const chi2 = seen.flatMap((row, i) =>
      row.map((n, j) => (n - expected[i]![j]!) ** 2 / expected[i]![j]!),
    )
    expect(test.z ** 2).toBeCloseTo(
      chi2.reduce((a, b) => a + b),
      10,
    )
  })

  it('tells nobody and everybody from no visitors', () => {
    expect(pooledZTest({ n: 9, sum: 0 }, { n: 5, sum: 0 })).toEqual({ kind: 'no-variance' })
    expect(pooledZTest({ n: 9, sum: 9 }, { n: 5, sum: 5 })).toEqual({ kind: 'no-variance' })
    expect(pooledZTest({ n: 0, sum: 0 }, { n: 5, sum: 5 })).toEqual({ kind: 'too-little-data' })
  })

  it('keeps a p-value where 1 − cdf would be zero', () => {
    const test = pooledZTest({ n: 1e6, sum: 1e5 }, { n: 1e6, sum: 1.1e5 })
    if (isNoAnswer(test)) throw new Error(test.kind)
    expect(test.pValue).toBeGreaterThan(0)
    expect(test.pValue).toBeLessThan(1e-100)
  })
})

it('the unpooled interval holds zero exactly when its p-value is above alpha', () => {
  fc.assert(
    fc.property(count, share, count, share, share, (n, p, m, q, alpha) => {
      const arms = [
        { n, sum: n * p },
        { n: m, sum: m * q },
      ] as const
      const test = unpooledZTest(arms[0], arms[1], alpha)
      if (isNoAnswer(test)) throw new Error(test.kind)
      fc.pre(Math.abs(test.pValue - alpha) > 1e-9)
      expect(test.low <= 0 && test.high >= 0).toBe(test.pValue > alpha)
    }),
  )
})
