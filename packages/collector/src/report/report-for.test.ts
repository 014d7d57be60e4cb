import { type Config, checkConfig, report } from '@segue/core'
import { parse } from 'valibot'
import { expect, it } from 'vitest'
import { healthOf } from '../store/count-health.ts'
import type { ArmCounts } from '../store/store.ts'
import { reportFor } from './report-for.ts'

const config = (goals: string[] = ['buy']): Config => {
  const checked = checkConfig({
    site: 'shop',
    segments: [{ id: 'vip', name: 'Big spenders', when: { 'cart.value': { $gte: 200 } } }],
    goals: [
      { id: 'buy', name: 'Purchase', kind: 'macro', on: 'purchase' },
      { id: 'cart', kind: 'micro', on: 'add_to_cart' },
    ],
    experiences: [
      {
        id: 'hero',
        name: 'Hero',
        pages: ['/'],
        goals,
        audiences: [
          { segment: 'vip', arms: [{ id: 'control' }, { id: 'b', name: 'Welcome back' }] },
          { segment: '*', arms: [{ id: 'only' }] },
        ],
      },
    ],
  })
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems))
  return checked.config
}

const counts = (
  audience: string,
  arm: string,
  visitors: number,
  converters: number,
  late = 0,
): ArmCounts => ({
  audience,
  arm,
  visitors,
  late,
  days: [{ day: '1970-01-01', visitors }],
  phases: [1],
  goals: converters
    ? [
        {
          goal: 'buy',
          converters,
          conversions: converters + 1,
          value: converters * 40,
          squares: converters * 1_600,
        },
      ]
    : [],
})

const of = (rows: ArmCounts[], { experiences, ...rest } = config()) =>
  parse(
    report,
    reportFor({
      config: { experiences, ...rest },
      experience: experiences[0]!,
      arms: rows,
      setAside: { machines: 0, twoArms: 0 },
      health: healthOf([], []),
      at: 5,
    }),
  )

it('holds every audience and arm of the config, with zeros where nobody came', () => {
  const { audiences, goals, health: _, setAside: __, totals: ___, ...head } = of([])
  expect(head).toEqual({
    site: 'shop',
    experience: 'hero',
    name: 'Hero',
    at: 5,
    rendering: 'auto',
  })
  expect(goals).toEqual([
    { id: 'buy', name: 'Purchase', kind: 'macro' },
    { id: 'target:hero', name: 'Clicked the target', kind: 'micro' },
  ])
  expect(
    audiences.map(({ audience, name, arms }) => [audience, name, arms.map((arm) => arm.name)]),
  ).toEqual([
    ['vip', 'Big spenders', ['Control', 'Welcome back']],
    ['*', 'Everyone else', ['only']],
  ])
  expect(audiences[0]?.arms[1]).toMatchObject({
    visitors: 0,
    late: 0,
    goals: [
      {
        goal: 'buy',
        converters: 0,
        conversions: 0,
        rate: null,
        rateInterval: null,
        value: 0,
        valuePerVisitor: null,
        difference: null,
      },
      { goal: 'target:hero', converters: 0 },
    ],
  })
})

it('gives rates, value for each visitor and the difference to control', () => {
  const { audiences } = of([counts('vip', 'control', 10, 3, 1), counts('vip', 'b', 10, 9)])
  const [control, b] = audiences[0]!.arms
  expect(control).toMatchObject({ visitors: 10, late: 1 })
  expect(control?.goals[0]).toMatchObject({
    converters: 3,
    conversions: 4,
    rate: 0.3,
    value: 120,
    valuePerVisitor: 12,
    difference: null,
  })
  // Newcombe 1998, table II: 9/10 against 3/10.
  expect(b?.goals[0]?.difference?.rate).toBeCloseTo(0.6, 10)
  expect(b?.goals[0]?.difference?.interval.low).toBeCloseTo(0.1705, 4)
  expect(b?.goals[0]?.difference?.interval.high).toBeCloseTo(0.809, 4)
  expect(b?.goals[0]?.rateInterval?.low).toBeLessThan(0.9)
  expect(b?.goals[0]?.rateInterval?.high).toBeGreaterThan(0.9)
})

it('compares only within an audience, and not where control has nobody', () => {
  const { audiences } = of([counts('vip', 'b', 10, 2), counts('*', 'only', 50, 5)])
  expect(audiences[0]?.arms[1]?.goals[0]?.difference).toBeNull()
  expect(audiences[1]?.arms[0]?.goals[0]).toMatchObject({ rate: 0.1, difference: null })
})

it('keeps visitors of arms and audiences that the config has no more', () => {
  const { audiences } = of([
    counts('vip', 'old', 4, 1),
    counts('gone', 'control', 3, 0),
    counts('gone', 'b', 2, 2),
  ])
  expect(audiences[0]?.arms.map(({ arm, name, visitors }) => [arm, name, visitors])).toEqual([
    ['control', 'Control', 0],
    ['b', 'Welcome back', 0],
    ['old', 'old (removed)', 4],
  ])
  expect(audiences[2]).toMatchObject({ audience: 'gone', name: 'gone (removed)' })
  expect(audiences[2]?.arms.map(({ name }) => name)).toEqual(['Control (removed)', 'b (removed)'])
  expect(audiences[2]?.arms[1]?.goals[0]?.difference?.rate).toBe(1)
  expect(audiences.flatMap(({ arms }) => arms).reduce((sum, arm) => sum + arm.visitors, 0)).toBe(9)
})

it('measures an experience that names no goal by all of the site', () => {
  expect(of([], config([])).goals.map(({ id }) => id)).toEqual(['buy', 'cart', 'target:hero'])
})

it('calls holdouts by their names, and arms that are gone by theirs', () => {
  const { audiences } = of([counts('vip', 'holdout', 5, 0), counts('vip', 'old', 5, 0)])
  expect(audiences[0]?.arms.map(({ name }) => name)).toEqual([
    'Control',
    'Welcome back',
    'Held out from everything',
    'old (removed)',
  ])
})

it('compares rates and values relative to control, for every look and for one', () => {
  const { audiences } = of([counts('vip', 'control', 1_000, 100), counts('vip', 'b', 1_000, 150)])
  const [control, b] = audiences[0]!.arms
  expect(control?.goals[0]).toMatchObject({ lift: null, valueLift: null, verdict: null })
  const { lift, valueLift, verdict } = b!.goals[0]!
  expect(lift?.lift).toBeCloseTo(0.5, 10)
  expect(lift!.always.low).toBeLessThan(lift!.fixed.low)
  expect(lift!.fixed.low).toBeGreaterThan(0)
  expect(lift!.always.high).toBeGreaterThan(lift!.fixed.high)
  expect(lift!.chanceToWin).toBeGreaterThan(0.99)
  // Every conversion is worth the same here, so it is the same question.
  expect(valueLift?.lift).toBeCloseTo(0.5, 10)
  expect(verdict).toEqual({
    kind: 'open',
    words: 'Too early: between −7 % and +107 %; about 1 more day.',
  })
})

it('does not compare who is held out with control, and tells arms by their weights', () => {
  const { audiences } = of([
    counts('vip', 'control', 900, 90),
    counts('vip', 'b', 1_300, 130),
    counts('vip', 'holdout', 500, 50),
    counts('*', 'only', 500, 50),
  ])
  const held = audiences[0]!.arms.find(({ arm }) => arm === 'holdout')!
  expect(held.goals[0]).toMatchObject({ difference: null, lift: null, verdict: null })
  expect(audiences[0]!.sampleRatio!.pValue).toBeLessThan(0.001)
  expect(audiences[1]!.sampleRatio).toBeNull()
  const well = of([counts('vip', 'control', 1_000, 90), counts('vip', 'b', 1_020, 130)])
  expect(well.audiences[0]!.sampleRatio!.pValue).toBeGreaterThan(0.1)
})

it('sums arms that several audiences have over all of them, each compared within itself', () => {
  const checked = config()
  const [experience] = checked.experiences
  experience!.audiences[1]!.arms = experience!.audiences[0]!.arms
  const { totals } = of(
    [
      counts('vip', 'control', 1_000, 400),
      counts('vip', 'b', 1_000, 480),
      // Few of those who seldom buy have control: sums of all would turn the effect round.
      counts('*', 'control', 500, 20),
      counts('*', 'b', 4_000, 192),
    ],
    checked,
  )
  expect(totals.map(({ arm, name }) => [arm, name])).toEqual([['b', 'Welcome back']])
  expect(totals[0]!.goals[0]!.lift.lift).toBeCloseTo(0.2, 2)
})
