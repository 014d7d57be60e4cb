import { expect, it } from 'vitest'
import { bernoulliSequence } from './bernoulli-sequence.ts'
import { logBetaMixture, mixtureStrength } from './beta-mixture.ts'
import { isNoAnswer } from './no-answer.ts'
import { oneSidedNormalMixture, twoSidedNormalMixture } from './normal-mixture.ts'

function intervalOf(n: number, sum: number, tOpt: number, alpha = 0.05) {
  const found = bernoulliSequence({ n, sum }, tOpt, alpha)
  if (isNoAnswer(found)) throw new Error(found.kind)
  return found
}

it('has the evidence 1 / alpha at its ends, and mirrors', () => {
  for (const [n, sum, tOpt] of [
    [50, 15, 50],
    [200, 100, 1],
    [100_000, 120, 50_000],
  ] as const) {
    const { low, high } = intervalOf(n, sum, tOpt)
    const strength = mixtureStrength(tOpt, 0.05)
    for (const p of [low, high]) {
      expect(logBetaMixture(sum, n, p, strength)).toBeCloseTo(Math.log(20), 7)
    }
    expect(intervalOf(n, n - sum, tOpt).low).toBeCloseTo(1 - high, 12)
  }
})

it('reaches 0 and 1 where the data cannot exclude them', () => {
  expect(intervalOf(50, 0, 50).low).toBe(0)
  expect(intervalOf(50, 50, 50).high).toBe(1)
  expect(intervalOf(50, 1, 50).low).toBe(0)
})

it('holds the truth at every look of nearly all walks', () => {
  // Mulberry32 (Tommy Ettinger), so that the walks are always the same.
  let state = 1
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const strength = mixtureStrength(100, 0.05)
  let missed = 0
  for (let walk = 0; walk < 2_000; walk++) {
    let sum = 0
    for (let n = 1; n <= 400; n++) {
      if (random() < 0.1) sum++
      if (logBetaMixture(sum, n, 0.1, strength) < Math.log(20)) continue
      missed++
      break
    }
  }
  expect(missed / 2_000).toBeLessThan(0.05)
  expect(missed).toBeGreaterThan(0)
})

it('normal mixtures are crossed at their bounds', () => {
  for (const v of [0, 1, 100, 1e6]) {
    const two = twoSidedNormalMixture({ s: 0, v, vOpt: 100 }, 0.01)
    const one = oneSidedNormalMixture({ s: 0, v, vOpt: 100 }, 0.01)
    if (isNoAnswer(two) || isNoAnswer(one)) throw new Error('no answer')
    const at = twoSidedNormalMixture({ s: two.bound, v, vOpt: 100 }, 0.01)
    expect(at).toMatchObject({ logMixture: expect.closeTo(Math.log(100), 9) })
    expect(oneSidedNormalMixture({ s: one.bound, v, vOpt: 100 }, 0.01)).toMatchObject({
      logMixture: expect.closeTo(Math.log(100), 9),
    })
    expect(one.bound).toBeLessThan(two.bound)
  }
})
