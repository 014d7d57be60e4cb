import { describe, expect, it } from 'vitest'
import { isNoAnswer } from './no-answer.ts'
import { noncentralTSf } from './noncentral-t.ts'
import { meanSampleSize, relativeMde, relativePower } from './power-means.ts'
import { tTestPower, tTestSampleSize } from './power-t.ts'
import { studentSf } from './student.ts'

describe('noncentralTSf', () => {
  it('is the central t without a shift, at any df', () => {
    for (const df of [0.3, 1, 2, 7.5, 100, 1e4, 1e7]) {
      for (const t of [-3, -0.5, 0.1, 2, 6]) {
        expect(Math.abs(noncentralTSf(t, df, 0) - studentSf(t, df))).toBeLessThan(1e-11)
      }
    }
  })
})

describe('tTestPower', () => {
  it('is alpha without a shift, and the power of R’s example with one', () => {
    expect(tTestPower({ delta: 0, sd: 1 }, 9)).toMatchObject({ power: expect.closeTo(0.05, 10) })
    expect(tTestPower({ delta: 1, sd: 1 }, 20)).toMatchObject({
      power: expect.closeTo(0.8689528, 6),
    })
  })

  it('comes back from the sample size', () => {
    for (const delta of [0.01, 0.3, 1, 2.5]) {
      const found = tTestSampleSize({ delta, sd: 1 }, { power: 0.95 })
      if (isNoAnswer(found)) throw new Error(found.kind)
      const back = tTestPower({ delta, sd: 1 }, found.perArm)
      expect(back).toMatchObject({ power: expect.closeTo(0.95, 10) })
    }
  })

  it('has no sample size for nothing, or against the side that is tested', () => {
    expect(tTestSampleSize({ delta: 0, sd: 1 }).kind).toBe('impossible-input')
    expect(tTestSampleSize({ delta: -1, sd: 1 }, { sides: 1 }).kind).toBe('impossible-input')
    expect(tTestSampleSize({ delta: 40, sd: 1 })).toEqual({ kind: 'sample-size', perArm: 2 })
    expect(tTestPower({ delta: 1, sd: 1 }, 1)).toEqual({ kind: 'too-little-data' })
  })
})

describe('relativeMde', () => {
  const plan = { mean: 0.1, variance: 0.09, perArm: 20_000 }

  it('is found with just the wanted power', () => {
    const found = relativeMde(plan)
    if (isNoAnswer(found)) throw new Error(found.kind)
    expect(relativePower(plan, found.relativeEffect)).toMatchObject({
      power: expect.closeTo(0.8, 10),
    })
  })

  it('does not exist where even an endless rise is lost in its own noise', () => {
    expect(relativeMde({ ...plan, perArm: 10 })).toEqual({ kind: 'too-little-data' })
    expect(relativeMde({ ...plan, perArm: 0 })).toEqual({ kind: 'too-little-data' })
    expect(relativeMde({ ...plan, mean: 0 })).toEqual({ kind: 'zero-denominator' })
    expect(relativeMde(plan, 0.01).kind).toBe('impossible-input')
  })

  it('agrees with the t test where units are many', () => {
    const z = meanSampleSize(0.1, 4)
    const t = tTestSampleSize({ delta: 0.1, sd: 2 })
    if (isNoAnswer(z) || isNoAnswer(t)) throw new Error('no answer')
    expect(t.perArm / z.perArm).toBeCloseTo(1, 3)
  })
})
