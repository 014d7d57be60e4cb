import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asymptoticBounds, asymptoticSequence } from './asymptotic-sequence.ts'
import type { Effect } from './effect.ts'
import { msprt } from './msprt.ts'
import { isNoAnswer } from './no-answer.ts'
import { normalPdf } from './normal.ts'
import { integrate } from './quadrature.ts'

const of = (effect: number, variance: number, n: number): Effect => ({
  kind: 'effect',
  effect,
  variance,
  df: n,
  n,
})
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const grid = Array.from({ length: 401 }, (_, i) => -10 + i / 20)

describe('asymptoticSequence', () => {
  it('ends where the Gaussian mixture of likelihood ratios is 1 / alpha', () => {
    const n = 900
    const found = asymptoticSequence(of(0.1, 1 / n, n), { tuningN: 5_000 })
    if (isNoAnswer(found)) throw new Error(found.kind)
    const s = n * (found.high - 0.1)
    const mixture = integrate(
      (z) => normalPdf(z) * Math.exp(s * found.rho * z - (n * (found.rho * z) ** 2) / 2),
      grid,
    )
    expect(mixture).toBeCloseTo(20, 8)
  })

  it('holds zero exactly when its p-value is above alpha', () => {
    fc.assert(
      fc.property(
        number(-1, 1),
        number(1e-6, 1),
        number(10, 1e6),
        number(0.001, 0.4),
        (d, v, n, alpha) => {
          const found = asymptoticSequence(of(d, v, n), { alpha, tuningN: 5_000 })
          if (isNoAnswer(found)) throw new Error(found.kind)
          fc.pre(Math.abs(found.pValue - alpha) > 1e-9)
          expect(found.low <= 0 && found.high >= 0).toBe(found.pValue > alpha)
        },
      ),
    )
  })

  it('has a p-value where the evidence has left the range of numbers', () => {
    expect(asymptoticSequence(of(1e6, 1e-6, 1e6), { tuningN: 5_000 })).toMatchObject({ pValue: 0 })
  })

  it('is wider than one-sided bounds at the same level', () => {
    const effect = of(0.2, 0.01, 500)
    const both = asymptoticSequence(effect, { tuningN: 500 })
    const one = asymptoticBounds(effect, { tuningN: 500 })
    if (isNoAnswer(both) || isNoAnswer(one)) throw new Error('no answer')
    expect(one.lower).toBeGreaterThan(both.low)
    expect(one.upper).toBeLessThan(both.high)
    expect(asymptoticBounds(effect, { alpha: 0.5, tuningN: 500 }).kind).toBe('impossible-input')
  })
})

describe('msprt', () => {
  it('is the likelihood ratio mixed over the prior', () => {
    const [d, variance, tau2] = [0.5, 0.3, 2]
    const mixed = integrate(
      (z) =>
        normalPdf(z) *
        Math.exp((d * z * Math.sqrt(tau2) - (z * Math.sqrt(tau2)) ** 2 / 2) / variance),
      grid,
    )
    const found = msprt(d, variance, tau2)
    if (isNoAnswer(found)) throw new Error(found.kind)
    expect(found.lambda).toBeCloseTo(mixed, 10)
  })

  it('holds zero exactly when its p-value is above alpha', () => {
    fc.assert(
      fc.property(number(-1, 1), number(1e-4, 1), number(1e-4, 1), (d, variance, tau2) => {
        const found = msprt(d, variance, tau2)
        if (isNoAnswer(found)) throw new Error(found.kind)
        fc.pre(Math.abs(found.pValue - 0.05) > 1e-9)
        expect(found.low <= 0 && found.high >= 0).toBe(found.pValue > 0.05)
      }),
    )
  })

  it('keeps its log where lambda is beyond all numbers', () => {
    const found = msprt(100, 1, 1)
    expect(found).toMatchObject({ lambda: Number.POSITIVE_INFINITY, pValue: 0 })
    expect(msprt(1, 0, 1)).toEqual({ kind: 'no-variance' })
  })
})
