import { difference, proportionMoments } from '@segue/stats'
import { expect, it } from 'vitest'
import { type Comparison, judge } from './judge.ts'

type Arm = [visitors: number, converters: number]

function comparison(control: Arm, variant: Arm, perDay = 100): Comparison {
  const moments = ([n, sum]: Arm) => proportionMoments({ n, sum })
  const side = (name: string, [visitors, converters]: Arm) => ({
    name,
    visitors,
    converters,
    perDay,
  })
  return {
    goal: 'Purchase',
    effect: difference(moments(control), moments(variant), 'relative'),
    control: side('Control', control),
    variant: side('B', variant),
  }
}
const words = (...all: Comparison[]) => judge(all).map((each) => each.words)
const kinds = (...all: Comparison[]) => judge(all).map((each) => each.kind)

it('says in one sentence what holds at any look', () => {
  expect(words(comparison([10_000, 1_000], [10_000, 1_250]))).toEqual([
    'B is better than Control: +25 % Purchase, between +9 % and +41 %.',
  ])
  expect(words(comparison([10_000, 1_250], [10_000, 1_000]))).toEqual([
    'B is worse than Control: −20 % Purchase, between −30 % and −10 %.',
  ])
  expect(words(comparison([200_000, 40_000], [200_000, 40_010]))).toEqual([
    expect.stringMatching(/^The same within [23] %: between −\d/),
  ])
  expect(words(comparison([1_000, 100], [1_000, 120]))).toEqual([
    expect.stringMatching(/^Too early: between −\d+ % and \+\d+ %; about \d+ more days\.$/),
  ])
})

it('says nothing of a few, and how many are wanted', () => {
  expect(words(comparison([40, 20], [900, 20]))).toEqual([
    'Too early: Control has 40 of the 100 visitors that each arm needs.',
  ])
  expect(words(comparison([900, 20], [900, 3]))).toEqual([
    'Too early: B has 3 of the 10 conversions that each arm needs.',
  ])
  expect(words(comparison([0, 0], [0, 0]))).toEqual(['Nobody has been counted here yet.'])
  expect(words(comparison([500, 500], [500, 500]))).toEqual([
    'No difference can be computed from these numbers.',
  ])
  expect(words(comparison([1_000, 100], [1_000, 101], 0.1))).toEqual([
    expect.stringMatching(/; more than a year at this pace\.$/),
  ])
})

it('asks more of each when many are looked at, and less of the others when one is clear', () => {
  const weak = comparison([10_000, 1_000], [10_000, 1_170])
  const strong = comparison([10_000, 1_000], [10_000, 1_500])
  const none = comparison([10_000, 1_000], [10_000, 1_001])
  expect(kinds(weak)).toEqual(['better'])
  expect(kinds(weak, none, none, none, none, none)[0]).toBe('open')
  expect(kinds(weak, strong, strong, strong, strong, strong)[0]).toBe('better')
})

it('claims something false of twelve audiences in at most 5 of 100 tests, though it is looked at daily', () => {
  const random = seeded(7)
  const draw = (n: number, p: number) => {
    let sum = 0
    for (let k = 0; k < n; k++) if (random() < p) sum++
    return sum
  }
  let wrong = 0
  const TESTS = 200
  for (let test = 0; test < TESTS; test++) {
    const arms = Array.from({ length: 24 }, (): Arm => [0, 0])
    let claimed = false
    for (let look = 0; look < 20 && !claimed; look++) {
      for (const arm of arms) {
        arm[0] += 60
        arm[1] += draw(60, 0.2)
      }
      const all = Array.from({ length: 12 }, (_, k) => comparison(arms[2 * k]!, arms[2 * k + 1]!))
      claimed = judge(all).some(({ kind }) => kind === 'better' || kind === 'worse')
    }
    if (claimed) wrong++
  }
  // Without the adjustment it is 21 of them.
  expect(wrong).toBeLessThanOrEqual(0.05 * TESTS)
})

/** The same numbers in [0, 1) for the same seed. https://github.com/cprosche/mulberry32 */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
