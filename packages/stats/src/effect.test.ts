import { expect, it } from 'vitest'
import { difference, type Effect } from './effect.ts'
import { proportionMoments, totalMoments } from './moments.ts'
import { postStratify, type StratifiedEffect } from './post-stratification.ts'
import { liftByLogRatio } from './relative-lift.ts'

const share = (n: number, sum: number) => proportionMoments({ n, sum })

it('takes the log of a ratio with the interval of Katz et al.', () => {
  const { effect, variance } = difference(share(400, 40), share(500, 65), 'log') as Effect
  const half = 1.959963984540054 * Math.sqrt(variance)
  const found = liftByLogRatio({ n: 400, sum: 40 }, { n: 500, sum: 65 })
  expect(found).toMatchObject({
    lift: expect.closeTo(Math.expm1(effect), 12),
    low: expect.closeTo(Math.expm1(effect - half), 12),
    high: expect.closeTo(Math.expm1(effect + half), 12),
  })
})

it('has no log of nothing, nor of less', () => {
  const value = (sum: number) => totalMoments({ n: 10, sum, sumSquares: 100 })
  expect(difference(value(0), value(5), 'log')).toEqual({ kind: 'zero-denominator' })
  expect(difference(value(5), value(0), 'log')).toEqual({ kind: 'zero-denominator' })
  expect(difference(value(5), value(-20), 'log')).toEqual({
    kind: 'impossible-input',
    problem: 'a mean is -2, which has no logarithm',
  })
})

it('is the same over one stratum, and over strata the log of what is relative', () => {
  const one = { control: share(400, 40), treatment: share(500, 65) }
  const plain = difference(one.control, one.treatment, 'log') as Effect
  const fixed = postStratify([one], 'fixed', 'log') as StratifiedEffect
  expect(fixed.effect).toBeCloseTo(plain.effect, 12)
  expect(fixed.stdErr ** 2).toBeCloseTo(plain.variance, 12)
  const strata = [one, { control: share(900, 300), treatment: share(800, 280) }]
  const relative = postStratify(strata, 'sampled', 'relative') as StratifiedEffect
  const log = postStratify(strata, 'sampled', 'log') as StratifiedEffect
  expect(log.effect).toBeCloseTo(Math.log1p(relative.effect), 12)
  // The delta method: d ln(1 + x) = dx / (1 + x).
  expect(log.stdErr).toBeCloseTo(relative.stdErr / (1 + relative.effect), 12)
  const negative = totalMoments({ n: 10, sum: -5, sumSquares: 100 })
  expect(
    postStratify([{ control: negative, treatment: one.treatment }], 'fixed', 'log'),
  ).toMatchObject({ kind: 'impossible-input' })
})
