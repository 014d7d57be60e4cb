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
    'B is better than Control: +25 % Purchase, between +10 % and +42 %.',
  ])
  expect(words(comparison([10_000, 1_250], [10_000, 1_000]))).toEqual([
    'B is worse than Control: −20 % Purchase, between −29 % and −9 %.',
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
