import { describe, expect, it } from 'vitest'
import { chiSquaredSf } from './chi-squared.ts'
import { gailSimon } from './gail-simon.ts'
import { heterogeneity } from './heterogeneity.ts'
import { interactionTest } from './interaction.ts'
import { isNoAnswer } from './no-answer.ts'

describe('heterogeneity', () => {
  it('of two segments is the interaction test', () => {
    const [one, other] = [
      { effect: 0.05, stdErr: 0.02 },
      { effect: -0.01, stdErr: 0.03 },
    ]
    const found = heterogeneity([one, other])
    const test = interactionTest(one, other)
    if (isNoAnswer(found) || isNoAnswer(test)) throw new Error('no answer')
    expect(found.q).toBeCloseTo(test.z ** 2, 12)
    expect(found.pValue).toBeCloseTo(test.pValue, 12)
  })

  it('of equal segments is none, and draws all to the mean', () => {
    const found = heterogeneity([1, 2, 3].map((stdErr) => ({ effect: 0.4, stdErr })))
    expect(found).toMatchObject({ i2: 0, tau2: 0, pValue: 1 })
    if (isNoAnswer(found)) throw new Error(found.kind)
    for (const effect of found.shrunken) expect(effect).toBeCloseTo(0.4, 12)
  })

  it('keeps effects as they are where they differ by far more than their errors', () => {
    const found = heterogeneity([-5, 0, 5].map((effect) => ({ effect, stdErr: 1e-3 })))
    if (isNoAnswer(found)) throw new Error(found.kind)
    expect(found.shrunken[2]).toBeCloseTo(5, 5)
    expect(found.i2).toBeGreaterThan(0.999)
  })

  it('needs two segments with errors', () => {
    expect(heterogeneity([{ effect: 1, stdErr: 1 }])).toEqual({ kind: 'too-little-data' })
    expect(heterogeneity([{ effect: 1, stdErr: 0 }])).toEqual({
      kind: 'impossible-input',
      problem: 'stdErr 0 is 0, not above 0',
    })
  })
})

describe('gailSimon', () => {
  it('has the published critical values', () => {
    // Gail & Simon 1985, table 1, at 0.05: two segments 2.71, five 6.50.
    for (const [segments, critical] of [
      [2, 2.71],
      [3, 4.23],
      [5, 6.5],
    ] as const) {
      const effects = Array.from({ length: segments }, (_, i) => ({
        effect: i === 0 ? -Math.sqrt(critical) : 10,
        stdErr: 1,
      }))
      expect(gailSimon(effects)).toMatchObject({ pValue: expect.closeTo(0.05, 3) })
    }
  })

  it('has nothing to say where all signs agree', () => {
    const found = gailSimon([1, 2, 3].map((effect) => ({ effect, stdErr: 1 })))
    expect(found).toMatchObject({ statistic: 0, pValue: 0.75 })
  })
})

describe('chiSquaredSf', () => {
  it('stays near the normal where @stdlib’s incomplete gamma goes wrong', () => {
    for (const df of [999, 1_001, 5_000, 1e6]) {
      // Wilson & Hilferty 1931: the cube root is nearly normal.
      const middle = df * (1 - 2 / (9 * df)) ** 3
      expect(chiSquaredSf(middle, df)).toBeCloseTo(0.5, 5)
      expect(chiSquaredSf(middle * (1 - 1e-9), df)).toBeGreaterThan(chiSquaredSf(middle, df))
    }
  })
})
