import { describe, expect, it } from 'vitest'
import { wilson } from './wilson.ts'

// From the cases shared by all implementations: Newcombe 1998 (Stat Med 17:857–872) table I, and
// statsmodels' proportion_confint. Each to 1e-10 + 1e-8 of the value.
const cases = [
  { n: 263, sum: 81, alpha: 0.05, low: 0.2552885198782742, high: 0.36620957698280004 },
  { n: 148, sum: 15, alpha: 0.05, low: 0.06238639953073628, high: 0.16048724172330803 },
  { n: 1000, sum: 999, alpha: 0.01, low: 0.9915394337800183, high: 0.9998825836463816 },
]

describe('wilson', () => {
  it.each(cases)('$sum of $n at alpha $alpha lie between $low and $high', (row) => {
    const result = wilson({ n: row.n, sum: row.sum }, row.alpha)
    if (result.kind !== 'interval') throw new Error(result.kind)
    expect(result.rate).toBe(row.sum / row.n)
    expect(Math.abs(result.low - row.low)).toBeLessThanOrEqual(1e-10 + 1e-8 * row.low)
    expect(Math.abs(result.high - row.high)).toBeLessThanOrEqual(1e-10 + 1e-8 * row.high)
  })

  it('never leaves 0 to 1, and holds the observed share', () => {
    for (const n of [1, 2, 7, 40, 1_000, 1e9]) {
      for (const sum of [0, 1, Math.floor(n / 2), n]) {
        const result = wilson({ n, sum })
        if (result.kind !== 'interval') throw new Error(result.kind)
        expect(result.low).toBeGreaterThanOrEqual(0)
        expect(result.high).toBeLessThanOrEqual(1)
        expect(result.low).toBeLessThanOrEqual(result.rate + 1e-15)
        expect(result.high).toBeGreaterThanOrEqual(result.rate - 1e-15)
      }
    }
  })

  it('says that nobody came instead of dividing by zero', () => {
    expect(wilson({ n: 0, sum: 0 })).toEqual({ kind: 'too-little-data' })
  })

  it.each([
    [{ n: 10, sum: 11 }, 0.05, 'sum is 11, not between 0 and n = 10'],
    [{ n: 10, sum: -1 }, 0.05, 'sum is -1, not between 0 and n = 10'],
    [{ n: Number.NaN, sum: 0 }, 0.05, 'n is NaN, not a count'],
    [{ n: Number.POSITIVE_INFINITY, sum: 1 }, 0.05, 'n is Infinity, not a count'],
    [{ n: 10, sum: Number.NaN }, 0.05, 'sum is NaN, not between 0 and n = 10'],
    [{ n: 10, sum: 1 }, 0, 'alpha is 0, not between 0 and 1'],
  ])('refuses what cannot be counted: %j', (proportion, alpha, problem) => {
    expect(wilson(proportion, alpha)).toEqual({ kind: 'impossible-input', problem })
  })
})
