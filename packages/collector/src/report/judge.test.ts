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
    effect: difference(moments(control), moments(variant), 'log'),
    control: side('Control', control),
    variant: side('B', variant),
  }
}
const words = (...all: Comparison[]) => judge(all).map((each) => each.words)
const kinds = (...all: Comparison[]) => judge(all).map((each) => each.kind)

it('says in one sentence what holds at any look', () => {
  expect(words(comparison([10_000, 1_000], [10_000, 1_250]))).toEqual([
    'B is better than Control: +25% Purchase, between +10% and +42%.',
  ])
  expect(words(comparison([10_000, 1_250], [10_000, 1_000]))).toEqual([
    'B is worse than Control: −20% Purchase, between −29% and −9%.',
  ])
  expect(words(comparison([200_000, 40_000], [200_000, 40_010]))).toEqual([
    expect.stringMatching(/^The same within [23]%: between −\d/),
  ])
  expect(words(comparison([1_000, 100], [1_000, 120]))).toEqual([
    expect.stringMatching(/^Too early: between −\d+% and \+\d+%; about \d+ more days\.$/),
  ])
})

it('says nothing of a few, and how many are wanted', () => {
  expect(words(comparison([40, 20], [900, 20]))).toEqual([
    'Too early: Control has 40 of the 100 visitors that each arm needs.',
  ])
  expect(words(comparison([900, 12], [900, 3]))).toEqual([
    'Too early: B has 3 of the 10 conversions that each arm needs.',
  ])
  expect(words(comparison([0, 0], [0, 0]))).toEqual(['Nobody has been counted here yet.'])
  expect(words(comparison([500, 500], [500, 500]))).toEqual([
    'Everybody has reached Purchase in both arms: nothing to compare.',
  ])
  expect(words(comparison([1_000, 100], [1_000, 101], 0.1))).toEqual([
    expect.stringMatching(/; more than a year at this pace\.$/),
  ])
})

it('asks more of each when many are looked at, and less of the others when one is clear', () => {
  const weak = comparison([10_000, 1_000], [10_000, 1_160])
  const strong = comparison([10_000, 1_000], [10_000, 1_500])
  const none = comparison([10_000, 1_000], [10_000, 1_001])
  expect(kinds(weak)).toEqual(['better'])
  expect(kinds(weak, none, none, none, none, none)[0]).toBe('open')
  expect(kinds(weak, strong, strong, strong, strong, strong)[0]).toBe('better')
})

it('says that an arm is worse where its few conversions make it plain', () => {
  expect(words(comparison([5_100, 300], [5_000, 0]))).toEqual([
    'B is worse than Control: 0 of 5000 visitors reached Purchase, 300 of 5100 with Control.',
  ])
  expect(kinds(comparison([5_000, 4], [5_000, 60]))).toEqual(['better'])
  expect(kinds(comparison([5_000, 11], [5_000, 6]))).toEqual(['open'])
  // One phase alone would tell that; in both, the arm with more visitors has more.
  const mixed = comparison([1_100, 31], [1_100, 9])
  const reached = (visitors: number, converters: number) => ({ visitors, converters })
  const phases = [
    { control: reached(1_000, 30), variant: reached(100, 3) },
    { control: reached(100, 1), variant: reached(1_000, 6) },
  ]
  expect(kinds(mixed)).toEqual(['worse'])
  expect(kinds({ ...mixed, phases })).toEqual(['open'])
})

it('claims by few conversions no more often than it says, at any of many looks', () => {
  const random = seeded(7)
  const sites = 2_000
  let claimed = 0
  for (let site = 0; site < sites; site++) {
    const arms: [Arm, Arm] = [
      [0, 0],
      [0, 0],
    ]
    const hasClaim = () => kinds(comparison(...arms))[0] !== 'open'
    for (let look = 0, isOver = false; look < 20 && !isOver; look++) {
      for (let n = 0; n < 200; n++) {
        const arm = arms[random() < 0.5 ? 0 : 1]
        arm[0] += 1
        if (random() < 0.01) arm[1] += 1
      }
      isOver = hasClaim()
      if (isOver) claimed += 1
    }
  }
  expect(claimed / sites).toBeLessThan(0.05)
  expect(claimed).toBeGreaterThan(0)
})

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
