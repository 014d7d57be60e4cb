import { describe, expect, it } from 'vitest'
import type { Effect } from './effect.ts'
import { isNoAnswer } from './no-answer.ts'
import { normalPdf } from './normal.ts'
import { normalExpectedLoss, normalPosterior } from './normal-posterior.ts'
import { integrate } from './quadrature.ts'

const effect: Effect = { kind: 'effect', effect: 0.3, variance: 0.04, df: 100, n: 102 }
const grid = (from: number, to: number) =>
  Array.from({ length: 101 }, (_, i) => from + ((to - from) * i) / 100)

describe('normalPosterior', () => {
  it('is prior times likelihood, integrated', () => {
    const found = normalPosterior(effect, { mean: -0.1, variance: 0.09 })
    if (isNoAnswer(found)) throw new Error(found.kind)
    const weight = (x: number) => normalPdf((x - 0.3) / 0.2) * normalPdf((x + 0.1) / 0.3)
    const total = integrate(weight, grid(-4, 4))
    const mean = integrate((x) => x * weight(x), grid(-4, 4)) / total
    expect(found.effect).toBeCloseTo(mean, 12)
    expect(found.stdErr ** 2).toBeCloseTo(
      integrate((x) => (x - mean) ** 2 * weight(x), grid(-4, 4)) / total,
      12,
    )
    expect(found.chanceToWin).toBeCloseTo(integrate(weight, grid(0, 4)) / total, 12)
    expect(found.riskControl).toBeCloseTo(integrate((x) => x * weight(x), grid(0, 4)) / total, 12)
    expect(found.riskTreatment).toBeCloseTo(
      integrate((x) => -x * weight(x), grid(-4, 0)) / total,
      12,
    )
  })

  it('a flat prior leaves the data, and one as wide as that nearly so', () => {
    const flat = normalPosterior(effect)
    const wide = normalPosterior(effect, { mean: 5, variance: 1e12 })
    if (isNoAnswer(flat) || isNoAnswer(wide)) throw new Error('no answer')
    expect(flat.effect).toBe(0.3)
    expect(wide.effect).toBeCloseTo(0.3, 10)
  })

  it('refuses a prior without spread', () => {
    expect(normalPosterior(effect, { mean: 0, variance: 0 })).toEqual({
      kind: 'impossible-input',
      problem: "the prior's variance is 0, not above 0",
    })
  })
})

it('expected losses neither overflow nor vanish before their time', () => {
  expect(normalExpectedLoss(0.01, 4.5e-9)).toMatchObject({ control: 0.01, treatment: 0 })
  expect(normalExpectedLoss(-2, 0)).toMatchObject({ control: 0, treatment: 2 })
  const far = normalExpectedLoss(30, 1)
  if (isNoAnswer(far)) throw new Error(far.kind)
  expect(far.treatment).toBeGreaterThan(0)
  expect(far.treatment).toBeLessThan(1e-190)
})
