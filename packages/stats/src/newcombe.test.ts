import { describe, expect, it } from 'vitest'
import { newcombe } from './newcombe.ts'

// From the cases shared by all implementations: Newcombe 1998 (Stat Med 17:873–890) table II,
// method 10, and statsmodels' confint_proportions_2indep. [n, sum] of control and treatment.
const cases = [
  { a: [10, 3], b: [10, 9], low: 0.1705227239345029, high: 0.809017973535488 },
  { a: [20, 0], b: [10, 0], low: -0.1611251580528194, high: 0.27753279986288926 },
  { a: [10, 0], b: [10, 0], low: -0.27753279986288926, high: 0.27753279986288926 },
  { a: [20, 0], b: [10, 10], low: 0.6790860371419145, high: 1 },
  { a: [21_306, 122], b: [21_307, 267], low: 0.005014344671481532, high: 0.008640723396917826 },
] as const

const of = ([n, sum]: readonly [number, number]) => ({ n, sum })

describe('newcombe', () => {
  it.each(cases)('$a against $b lies between $low and $high', (row) => {
    const result = newcombe(of(row.a), of(row.b))
    if (result.kind !== 'interval') throw new Error(result.kind)
    expect(result.difference).toBe(row.b[1] / row.b[0] - row.a[1] / row.a[0])
    expect(Math.abs(result.low - row.low)).toBeLessThanOrEqual(1e-10 + 1e-8 * Math.abs(row.low))
    expect(Math.abs(result.high - row.high)).toBeLessThanOrEqual(1e-10 + 1e-8 * Math.abs(row.high))
  })

  it('turns round when the arms do', () => {
    const there = newcombe({ n: 148, sum: 15 }, { n: 263, sum: 81 })
    const back = newcombe({ n: 263, sum: 81 }, { n: 148, sum: 15 })
    if (there.kind !== 'interval' || back.kind !== 'interval') throw new Error('no interval')
    expect(back.difference).toBeCloseTo(-there.difference, 12)
    expect(back.low).toBeCloseTo(-there.high, 12)
    expect(back.high).toBeCloseTo(-there.low, 12)
  })

  it('needs somebody in both arms', () => {
    expect(newcombe({ n: 0, sum: 0 }, { n: 10, sum: 1 })).toEqual({ kind: 'too-little-data' })
    expect(newcombe({ n: 10, sum: 1 }, { n: 0, sum: 0 })).toEqual({ kind: 'too-little-data' })
  })

  it('says which count cannot be', () => {
    expect(newcombe({ n: 0, sum: 0 }, { n: 10, sum: 11 })).toEqual({
      kind: 'impossible-input',
      problem: 'sum is 11, not between 0 and n = 10',
    })
  })
})
