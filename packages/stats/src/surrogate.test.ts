import { expect, it } from 'vitest'
import { isNoAnswer } from './no-answer.ts'
import { type Surrogate, type SurrogateArm, surrogate } from './surrogate.ts'

const found = (trials: SurrogateArm[][]) => {
  const result = surrogate(trials)
  if (isNoAnswer(result)) throw new Error(result.kind)
  return result
}

/** mulberry32 */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Shop = { trials: number; visitors: number; onCause: number; onSign: number; aside?: number }

/**
 * Visitors who want to buy (a third) do everything more often. Arms move the cause, of which half of
 * the orders come, and by lots of their own a mere sign of wanting; `aside` moves orders by another way.
 */
function shop(seed: number, { trials, visitors, onCause, onSign, aside = 0 }: Shop) {
  const chance = chanceOf(seed)
  const around = (size: number) => (2 * chance() - 1) * size
  const cause: SurrogateArm[][] = []
  const sign: SurrogateArm[][] = []
  for (let trial = 0; trial < trials; trial++) {
    cause.push([])
    sign.push([])
    for (let arm = 0; arm < 2; arm++) {
      const moves = arm === 0 ? [0, 0, 0] : [around(onCause), around(onSign), around(aside)]
      const counts = [cause, sign].map((all) => {
        const own = { n: visitors, micro: 0, macro: 0, both: 0 }
        all.at(-1)!.push(own)
        return own
      })
      for (let n = 0; n < visitors; n++) {
        const wants = chance() < 1 / 3
        const did = [
          chance() < (wants ? 0.4 : 0.2) + moves[0]!,
          chance() < (wants ? 0.7 : 0.2) + moves[1]!,
        ]
        const ordered = chance() < (wants ? 0.2 : 0.02) + (did[0] ? 0.2 : 0) + moves[2]!
        for (const [k, own] of counts.entries()) {
          if (did[k]) own.micro++
          if (ordered) own.macro++
          if (did[k] && ordered) own.both++
        }
      }
    }
  }
  return { cause: found(cause), sign: found(sign) }
}

const claims = ({ slope, moved }: Surrogate) => moved.pValue < 0.05 && !!slope && slope.low > 0

it('finds the slope by which the cause acts, and none for a mere sign that predicts as well', () => {
  const seeds = Array.from({ length: 40 }, (_, n) => n + 1)
  const all = seeds.map((seed) =>
    shop(seed, { trials: 20, visitors: 2_000, onCause: 0.1, onSign: 0.15 }),
  )
  const mean = (of: (each: (typeof all)[number]) => number) =>
    all.reduce((sum, each) => sum + of(each), 0) / all.length
  // Both go with orders within visitors. 0.2 by construction for the one, and nothing for the other.
  expect(mean(({ cause }) => cause.association!.difference)).toBeGreaterThan(0.2)
  expect(mean(({ sign }) => sign.association!.difference)).toBeGreaterThan(0.08)
  expect(mean(({ cause }) => cause.slope!.slope)).toBeCloseTo(0.2, 1.5)
  expect(Math.abs(mean(({ sign }) => sign.slope!.slope))).toBeLessThan(0.02)
  expect(all.filter(({ cause }) => claims(cause)).length).toBeGreaterThanOrEqual(37)
  expect(all.filter(({ sign }) => claims(sign)).length).toBeLessThanOrEqual(3)
  expect(all.filter(({ cause, sign }) => cause.fit! > (sign.fit ?? 0)).length).toBeGreaterThan(37)
})

it('covers the true slope where arms act by other ways as well', () => {
  const seeds = Array.from({ length: 60 }, (_, n) => n + 100)
  const all = seeds.map((seed) =>
    shop(seed, { trials: 12, visitors: 1_000, onCause: 0.1, onSign: 0.15, aside: 0.05 }),
  )
  const covered = all.filter(({ cause: { slope } }) => slope!.low < 0.2 && 0.2 < slope!.high)
  expect(covered.length).toBeGreaterThanOrEqual(53)
  expect(all.filter(({ sign }) => claims(sign)).length).toBeLessThanOrEqual(5)
})

it('takes the noise that both have in common for no effect', () => {
  const seeds = Array.from({ length: 60 }, (_, n) => n + 200)
  const all = seeds.map((seed) => shop(seed, { trials: 12, visitors: 500, onCause: 0, onSign: 0 }))
  expect(all.filter(({ cause }) => claims(cause)).length).toBeLessThanOrEqual(3)
})

it('is by hand what it is by code', () => {
  const control = { n: 1_000, micro: 200, macro: 100, both: 60 }
  const arm = { n: 1_000, micro: 300, macro: 130, both: 80 }
  const { slope, contrasts, moved, association } = found([[control, arm]])
  expect(contrasts).toBe(1)
  // Pearson's on 200, 800 and 300, 700.
  expect(moved.statistic).toBeCloseTo(26.6667, 3)
  // 2 × 1000 × .05 × .015 less half of what two units' covariances are, over the same of the variances.
  const noise = ((0.06 - 0.2 * 0.1 + (0.08 - 0.3 * 0.13)) / 2) * (1000 / 999)
  const spread = ((0.2 * 0.8 + 0.3 * 0.7) / 2) * (1000 / 999)
  expect(slope!.slope).toBeCloseTo((1.5 - noise) / (5 - spread), 9)
  // Weights 160 and 210; .3 − .05 and .266667 − .071429.
  expect(association!.difference).toBeCloseTo((160 * 0.25 + 210 * (80 / 300 - 50 / 700)) / 370, 9)
})

it('says why it has no answer', () => {
  const one = { n: 100, micro: 10, macro: 5, both: 2 }
  expect(surrogate([[one], []])).toEqual({ kind: 'too-little-data' })
  expect(surrogate([[one, { ...one, both: 6 }]])).toEqual({
    kind: 'impossible-input',
    problem: 'arm 1 of trial 0 has 100 units, 10 with the one, 5 with the other and 6 with both',
  })
  expect(surrogate([[one, { ...one, n: Number.NaN }]])).toMatchObject({ kind: 'impossible-input' })
  const nobody = { n: 100, micro: 0, macro: 5, both: 0 }
  expect(surrogate([[nobody, nobody]])).toMatchObject({ slope: null, association: null })
})
