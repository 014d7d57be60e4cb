import { type Config, checkConfig, report } from '@segue/core'
import { parse } from 'valibot'
import { expect, it } from 'vitest'
import { healthOf } from '../store/count-health.ts'
import type { Cell } from '../store/store.ts'
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
  change: Partial<Cell> = {},
): Cell => ({
  audience,
  arm,
  phase: 1,
  late: false,
  half: 0,
  visitors,
  days: [{ day: '1970-01-01', visitors }],
  goals: converters
    ? [
        {
          goal: 'buy',
          converters,
          conversions: converters + 1,
          value: converters * 40,
          squares: converters * 1_600,
          most: 40,
        },
      ]
    : [],
  ...change,
})

const of = (
  rows: Cell[],
  { experiences, ...rest } = config(),
  facts: Partial<Parameters<typeof reportFor>[0]> = {},
) =>
  parse(
    report,
    reportFor({
      config: { experiences, ...rest },
      experience: experiences[0]!,
      cells: rows,
      money: { currency: null, converted: [], apart: [] },
      guards: [],
      assignments: { checked: 0, contradicted: 0 },
      loss: { arrived: 0, missing: 0 },
      setAside: { machines: 0, twoArms: 0 },
      health: healthOf([], []),
      at: 5,
      ...facts,
    }),
  )

it('holds every audience and arm of the config, with zeros where nobody came', () => {
  const { audiences, goals, ...head } = of([])
  expect(head).toMatchObject({
    site: 'shop',
    experience: 'hero',
    name: 'Hero',
    at: 5,
    rendering: 'auto',
    gains: [],
    holdouts: [],
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
  const { audiences } = of([
    counts('vip', 'control', 9, 3),
    counts('vip', 'control', 1, 0, { late: true }),
    counts('vip', 'b', 10, 9),
  ])
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
    kind: 'better',
    words: 'Welcome back is better than Control: +50% Purchase, between +3% and +119%.',
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

/** The same test for both audiences of the config. */
function twice(): Config {
  const checked = config()
  const [experience] = checked.experiences
  experience!.audiences[1]!.arms = experience!.audiences[0]!.arms
  return checked
}
const halves = (...[audience, arm, visitors, converters, change]: Parameters<typeof counts>) =>
  [0, 1].map((half) => counts(audience, arm, visitors / 2, converters / 2, { ...change, half }))

it('compares each phase within itself, and shows it apart', () => {
  const second = { phase: 2 }
  // Nobody gains anything: those of the second phase, where nearly all got b, buy less in both arms.
  const { audiences } = of([
    counts('vip', 'control', 1_000, 200),
    counts('vip', 'b', 1_000, 200),
    counts('vip', 'control', 400, 20, second),
    counts('vip', 'b', 3_600, 180, second),
  ])
  const [vip] = audiences
  const b = vip!.arms[1]!
  expect(b.goals[0]!.rate).toBeCloseTo(380 / 4_600, 10)
  expect(b.goals[0]!.lift!.lift).toBeCloseTo(0, 10)
  expect(
    vip!.phases.map(({ phase, arms }) => [phase, ...arms.map(({ visitors }) => visitors)]),
  ).toEqual([
    [1, 1_000, 1_000],
    [2, 400, 3_600],
  ])
  expect(vip!.phases[1]!.arms[1]!.goals[0]).toMatchObject({ converters: 180, rate: 0.05 })
  expect(vip!.phases[1]!.arms[1]!.goals[0]!.lift!.lift).toBeCloseTo(0, 10)
  expect(audiences[1]!.phases).toEqual([])
})

it('tells of a sample ratio in the live phase alone, whatever the weights were before', () => {
  const before = [counts('vip', 'control', 9_000, 90), counts('vip', 'b', 1_000, 9)]
  const checked = config()
  checked.experiences[0]!.phase = 2
  const since = (b: number) =>
    of(
      [
        ...before,
        counts('vip', 'control', 500, 5, { phase: 2 }),
        counts('vip', 'b', b, 5, { phase: 2 }),
      ],
      checked,
    ).audiences[0]!.sampleRatio!.pValue
  expect(since(505)).toBeGreaterThan(0.1)
  expect(since(300)).toBeLessThan(0.001)
})

it('shows those in time beside all', () => {
  const late = { late: true }
  const { audiences } = of([
    counts('vip', 'control', 900, 90),
    counts('vip', 'control', 100, 10, late),
    counts('vip', 'b', 900, 135),
    counts('vip', 'b', 100, 10, late),
  ])
  const b = audiences[0]!.arms[1]!
  expect(b).toMatchObject({ visitors: 1_000, late: 100, inTime: { visitors: 900 } })
  expect(b.goals[0]!.lift!.lift).toBeCloseTo(0.45, 10)
  expect(b.inTime.goals[0]).toMatchObject({ goal: 'buy', converters: 135, rate: 0.15 })
  expect(b.inTime.goals[0]!.lift!.lift).toBeCloseTo(0.5, 10)
})

it('says whether an arm for each audience pays', () => {
  const pays = of(
    [
      ...halves('vip', 'control', 20_000, 2_000),
      ...halves('vip', 'b', 20_000, 3_000),
      ...halves('*', 'control', 20_000, 2_000),
      ...halves('*', 'b', 20_000, 1_400),
    ],
    twice(),
  ).gains
  expect(pays).toHaveLength(1)
  expect(pays[0]).toMatchObject({
    goal: 'buy',
    arm: 'b',
    arms: [
      { audience: 'vip', arm: 'b' },
      { audience: '*', arm: 'control' },
    ],
    words: expect.stringMatching(
      /^Personalizing pays: the best arm for each audience brings \+1\.50 Purchase per 100 visitors more than "Welcome back" for everybody \(between \+0\.\d\d and \+2\.\d\d\)\.$/,
    ),
  })
  expect(pays[0]!.rate.gain).toBeCloseTo(0.015, 10)
  // Every conversion is worth 40.
  expect(pays[0]!.value!.gain).toBeCloseTo(0.6, 10)
  const same = [
    ...halves('vip', 'control', 2_000, 200),
    ...halves('vip', 'b', 2_000, 240),
    ...halves('*', 'control', 2_000, 200),
  ]
  expect(of([...same, ...halves('*', 'b', 2_000, 240)], twice()).gains[0]!.words).toBe(
    'No gain from personalizing: no audience has a better arm than "Welcome back" for everybody.',
  )
  const close = [
    counts('*', 'b', 1_000, 90, { half: 0 }),
    counts('*', 'b', 1_000, 112, { half: 1 }),
  ]
  expect(of([...same, ...close], twice()).gains[0]!.words).toContain(
    'No measurable gain from personalizing',
  )
  expect(of(halves('vip', 'control', 2_000, 200)).gains).toEqual([])
})

it('answers by those who are held out, in conversions and money', () => {
  const { holdouts } = of([
    counts('vip', 'control', 1_000, 100),
    counts('vip', 'b', 3_000, 420),
    counts('vip', 'holdout_experience', 1_000, 100),
    counts('*', 'only', 500, 50),
  ])
  expect(holdouts).toHaveLength(1)
  const [held] = holdouts
  expect(held).toMatchObject({ level: 'holdout_experience', held: 1_000, shown: 4_000 })
  const buy = held!.goals[0]!
  // 520 of 4,000 instead of 400.
  expect(buy.lift!.lift).toBeCloseTo(0.3, 10)
  expect(buy.converters!.more).toBeCloseTo(120, 8)
  expect(buy.converters!.interval.low).toBeLessThan(40)
  expect(buy.value!.more).toBeCloseTo(4_800, 6)
  expect(of([]).holdouts).toEqual([])
})

it('does not compare values of which one visitor is most', () => {
  const most = (arm: string, most: number) => {
    const cell = counts('vip', arm, 1_000, 100)
    const [buy] = cell.goals
    const others = buy!.squares - buy!.most ** 2
    return { ...cell, goals: [{ ...buy!, most, squares: others + most ** 2 }] }
  }
  const b = (cell: Cell) => of([most('control', 40), cell]).audiences[0]!.arms[1]!.goals[0]!
  expect(b(most('b', 40))).toMatchObject({ largest: null, valueLift: expect.anything() })
  expect(b(most('b', 1_000_000))).toMatchObject({ largest: 1_000_000, valueLift: null })
})

it('has an answer and a sentence for a goal that nobody reaches, and for one that everybody does', () => {
  const b = (control: number, variant: number) =>
    of([counts('vip', 'control', 1_000, control), counts('vip', 'b', 1_000, variant)]).audiences[0]!
      .arms[1]!.goals[0]!
  expect(b(0, 0)).toMatchObject({
    rate: 0,
    lift: null,
    verdict: { kind: 'open', words: 'Nobody has reached Purchase yet. Is its event sent?' },
  })
  expect(b(1_000, 1_000)).toMatchObject({
    rate: 1,
    lift: null,
    verdict: {
      kind: 'open',
      words: 'Everybody has reached Purchase in both arms: nothing to compare.',
    },
  })
  expect(b(1, 0)).toMatchObject({ lift: null, verdict: { kind: 'open' } })
})

it('finds that pages got worse, with all arms of a guardrail in mind', () => {
  const guard = (poor: number, measured = 5_000) => ({ measured, poor, p75: 2_100 })
  const row = (arm: string, poor: number) => ({
    audience: 'vip',
    arm,
    lcp: guard(poor),
    inp: guard(500),
    cls: guard(0, 0),
    errors: guard(0),
    bounce: guard(2_500),
  })
  const rows = [counts('vip', 'control', 5_000, 500), counts('vip', 'b', 5_000, 500)]
  const found = (poor: number) =>
    of(rows, config(), { guards: [row('control', 500), row('b', poor)] }).guardrails.map(
      ({ id, arms }) => [id, arms.find(({ arm }) => arm === 'b')!.answer === 'worse'],
    )
  expect(Object.fromEntries(found(800))).toEqual({
    lcp: true,
    inp: false,
    cls: false,
    errors: false,
    bounce: false,
  })
  expect(Object.fromEntries(found(560)).lcp).toBe(false)
  // Better is not worse.
  expect(Object.fromEntries(found(200)).lcp).toBe(false)
  // Nobody in control had an error: there is no ratio, and a broken page is seen nevertheless.
  const broken = (errors: number) =>
    of(rows, config(), {
      guards: [row('control', 500), { ...row('b', 500), errors: guard(errors) }],
    }).guardrails.find(({ id }) => id === 'errors')!.arms[1]
  expect(broken(100)).toMatchObject({ lift: null, answer: 'worse' })
  expect(broken(2)).toMatchObject({ lift: null, answer: 'open' })
})

it('guards goals of the site by the way that is worse, and says when it is too early', () => {
  const guarded = (worse: 'more' | 'less') => {
    const { experiences, ...rest } = config()
    const [hero] = experiences
    const goals = [...rest.goals, { id: 'refund', kind: 'micro' as const, on: 'refund' }]
    return { ...rest, goals, experiences: [{ ...hero!, guardrails: [{ goal: 'refund', worse }] }] }
  }
  const cellOf = (arm: string, visitors: number, refunds: number, phase = 1): Cell => ({
    audience: 'vip',
    arm,
    phase,
    late: false,
    half: 0,
    visitors,
    days: [],
    goals: [
      { goal: 'refund', converters: refunds, conversions: refunds, value: 0, squares: 0, most: 0 },
    ],
  })
  const answerOf = (worse: 'more' | 'less', ...cells: Cell[]) => {
    const [guardrail] = of(cells, guarded(worse)).guardrails
    return [guardrail!.id, guardrail!.arms.find(({ arm }) => arm === 'b')!.answer]
  }
  const control = cellOf('control', 4_000, 200)
  expect(answerOf('more', control, cellOf('b', 4_000, 400))).toEqual(['goal:refund', 'worse'])
  expect(answerOf('less', control, cellOf('b', 4_000, 400))[1]).toBe('open')
  expect(answerOf('less', control, cellOf('b', 4_000, 80))[1]).toBe('worse')
  expect(answerOf('more', control, cellOf('b', 4_000, 215))[1]).toBe('open')
  // Nobody in control, and many in the arm.
  expect(answerOf('more', cellOf('control', 900, 0), cellOf('b', 900, 90))[1]).toBe('worse')
  expect(answerOf('more', cellOf('control', 900, 2), cellOf('b', 900, 9))[1]).toBe('tooLittle')
  expect(answerOf('more', cellOf('control', 99, 2), cellOf('b', 900, 90))[1]).toBe('tooLittle')
  // Another mix of phases is no change for the worse: a phase had many refunds in both arms.
  const phases = [
    cellOf('control', 3_600, 36, 1),
    cellOf('control', 400, 160, 2),
    cellOf('b', 400, 4, 1),
    cellOf('b', 3_600, 1_440, 2),
  ]
  expect(answerOf('more', ...phases)[1]).toBe('open')
})
