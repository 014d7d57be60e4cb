import { expect, it } from 'vitest'
import { cellsOf, type LoggedUnit } from './logged-cells.ts'
import { isNoAnswer, type NoAnswer } from './no-answer.ts'
import { personalizationGain, personalizationGainOfCells } from './personalization-gain.ts'
import { policyValue } from './policy-value.ts'

function answer<T extends object>(result: T | NoAnswer): T {
  if (isNoAnswer(result)) throw new Error(JSON.stringify(result))
  return result
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A test of two arms, of which `b` is given with a share, over two segments with these rates. */
function run(
  rates: Record<string, Record<string, number>>,
  { n = 4_000, share = 0.3, seed = 1 } = {},
): LoggedUnit[] {
  const random = seeded(seed)
  return Array.from({ length: n }, () => {
    const segment = random() < 0.4 ? 'new' : 'back'
    const arm = random() < share ? 'b' : 'control'
    const outcome = random() < rates[segment]![arm]! ? 1 : 0
    return { segment, arm, probability: arm === 'b' ? share : 1 - share, outcome }
  })
}

it('is the Horvitz–Thompson mean, by hand', () => {
  const unit = (arm: string, probability: number, outcome: number): LoggedUnit => ({
    segment: 's',
    arm,
    probability,
    outcome,
  })
  const units = [unit('b', 0.5, 2), unit('control', 0.5, 9), unit('b', 0.25, 1), unit('b', 0.5, 0)]
  const found = answer(policyValue(units, () => 'b', 'inverse-propensity'))
  // 4, 0, 4, 0
  expect(found.value).toBeCloseTo(2, 12)
  expect(found.stdErr).toBeCloseTo(Math.sqrt(16 / 3 / 4), 12)
})

it('is the mean of an arm where everybody would get it, and the doubly robust one is surer', () => {
  const units = run({ new: { control: 0.1, b: 0.7 }, back: { control: 0.8, b: 0.2 } })
  const policy = (segment: string) => (segment === 'new' ? 'b' : 'control')
  const truth = 0.4 * 0.7 + 0.6 * 0.8
  const plain = answer(policyValue(units, policy, 'inverse-propensity'))
  const robust = answer(policyValue(units, policy))
  for (const { value, stdErr } of [plain, robust]) {
    expect(Math.abs(value - truth)).toBeLessThan(3 * stdErr)
  }
  expect(robust.stdErr).toBeLessThan(plain.stdErr)
})

it('holds the truth in 95 of 100 intervals, by both methods', () => {
  const policy = (segment: string) => (segment === 'new' ? 'b' : 'control')
  for (const method of ['inverse-propensity', 'doubly-robust'] as const) {
    let held = 0
    for (let seed = 0; seed < 400; seed++) {
      const units = run(
        { new: { control: 0.1, b: 0.15 }, back: { control: 0.2, b: 0.1 } },
        { n: 1_000, seed },
      )
      const { value, stdErr } = answer(policyValue(units, policy, method))
      if (Math.abs(value - (0.4 * 0.15 + 0.6 * 0.2)) < 1.96 * stdErr) held++
    }
    // 380 are expected; 366 to 392 come in all but one of a thousand such runs.
    expect(held).toBeGreaterThanOrEqual(366)
    expect(held).toBeLessThanOrEqual(394)
  }
})

it('finds what an arm per segment brings, and which', () => {
  const units = run(
    { new: { control: 0.1, b: 0.3 }, back: { control: 0.3, b: 0.1 } },
    { n: 20_000 },
  )
  const found = answer(personalizationGain(units))
  expect(found).toMatchObject({ arms: { new: 'b', back: 'control' }, arm: 'control' })
  // 0.3 for all, instead of 0.4 × 0.1 + 0.6 × 0.3.
  expect(Math.abs(found.gain - 0.08)).toBeLessThan(3 * found.stdErr)
  expect(found.personalized - found.single).toBeCloseTo(found.gain, 12)
})

it('says of noise that it brings nothing: no gain is claimed in more than 1 of 20 tests', () => {
  let claimed = 0
  const gains: number[] = []
  for (let seed = 0; seed < 400; seed++) {
    const same = { control: 0.2, b: 0.2 }
    const units = run({ new: same, back: same }, { n: 600, seed: seed + 1_000 })
    const { gain, stdErr } = answer(personalizationGain(units))
    gains.push(gain)
    if (gain > 1.645 * stdErr) claimed++
  }
  expect(claimed).toBeLessThanOrEqual(33)
  const mean = gains.reduce((sum, gain) => sum + gain / gains.length, 0)
  expect(Math.abs(mean)).toBeLessThan(0.004)
})

it('says the same of sums as of units, and compares with an arm that every segment has', () => {
  const units = run({ new: { control: 0.1, b: 0.3 }, back: { control: 0.3, b: 0.1 } })
  expect(personalizationGainOfCells(cellsOf(units, 2))).toEqual(personalizationGain(units))
  const own = (fold: number) => ({
    segment: 'vip',
    arm: 'own',
    probability: 0.5,
    fold,
    n: 100,
    sum: 99,
    sumSquares: 99,
  })
  const control = (fold: number) => ({ ...own(fold), arm: 'control', sum: 1, sumSquares: 1 })
  const cells = [...cellsOf(units, 2), own(0), own(1), control(0), control(1)]
  const found = answer(personalizationGainOfCells(cells))
  expect(found).toMatchObject({ arm: 'control', arms: { vip: 'own', new: 'b' }, n: 4_400 })
  expect(personalizationGainOfCells([...cellsOf(units, 2), own(0), own(1)])).toMatchObject({
    problem: 'no arm is in every segment',
  })
  expect(personalizationGainOfCells([own(2)])).toMatchObject({
    problem: 'fold 0 is 2, not a whole number below 2',
  })
})

it('gives a reason instead of a number', () => {
  const unit: LoggedUnit = { segment: 's', arm: 'b', probability: 0.5, outcome: 1 }
  const always = () => 'b'
  expect(policyValue([], always)).toEqual({ kind: 'too-little-data' })
  expect(policyValue([unit], always)).toEqual({ kind: 'too-little-data' })
  expect(policyValue([unit, { ...unit, probability: 0 }], always)).toMatchObject({
    kind: 'impossible-input',
    problem: expect.stringContaining('probability 1 is 0'),
  })
  expect(policyValue([unit, unit], always, 'doubly-robust', 1)).toMatchObject({
    kind: 'impossible-input',
  })
  expect(personalizationGain([unit, unit])).toEqual({ kind: 'no-variance' })
})
