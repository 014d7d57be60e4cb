import { type Config, checkConfig, funnelReport } from '@segue/core'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { funnelsText } from '../cli/funnels-text.ts'
import type { FunnelAsked } from '../store/count-funnel.ts'
import { type FunnelCounts, TooMuchToJudge } from '../store/funnel-queries.ts'
import { createFunnelReports } from './funnel-reports.ts'

const arms = [{ id: 'control' }, { id: 'b', name: 'Bold' }]
const checked = checkConfig({
  site: 'shop',
  goals: [{ id: 'order', kind: 'macro', on: 'purchase' }],
  funnels: [
    {
      id: 'buying',
      name: 'Buying',
      within: '2h',
      steps: [
        { on: 'view_item' },
        { on: 'search', optional: true },
        { any: [{ on: 'add_to_cart', where: { value: { $gte: 20 } } }, { goal: 'order' }] },
      ],
    },
  ],
  experiences: [
    {
      id: 'hero',
      name: 'Hero',
      pages: ['/'],
      goals: ['order'],
      audiences: [{ segment: '*', arms }],
    },
  ],
}) as { config: Config }

const step = (visitors: [number, number], wentOn: number | null, median?: number) => ({
  visitors: visitors.map((visitors, n) => ({ phase: n + 1, visitors })),
  wentOn,
  times: median === undefined ? null : { q1: median / 2, median, q3: 2 * median },
})
const counted: FunnelCounts[] = [
  {
    audience: '*',
    arm: 'control',
    visitors: [
      { phase: 1, visitors: 900 },
      { phase: 2, visitors: 100 },
    ],
    steps: [step([450, 50], null, 90_000), step([40, 10], 25, 5_400_000), step([90, 10], null)],
  },
  {
    audience: '*',
    arm: 'b',
    visitors: [
      { phase: 1, visitors: 100 },
      { phase: 2, visitors: 900 },
    ],
    steps: [step([50, 450], null), step([0, 0], 0), step([20, 180], null)],
  },
]

const reportsOf = (countFunnel: (asked: FunnelAsked) => Promise<FunnelCounts[]>) =>
  createFunnelReports({
    sites: { live: () => ({ version: 1, config: checked.config }) as never },
    store: { countFunnel: (_site, _experience, asked) => countFunnel(asked) },
    drain: async () => {},
    now: () => 0,
  })

it('tells how far the visitors of each arm went, and compares within phases', async () => {
  const all: FunnelAsked[] = []
  const found = await reportsOf(async (asked) => {
    all.push(asked)
    return counted
  })('shop', 'hero')
  expect(v.is(funnelReport, found)).toBe(true)
  const [asked] = all
  expect(asked).toMatchObject({ within: 7_200_000, goals: ['order', 'target:hero'] })
  const [, , last] = asked!.steps
  expect(last!.deeds.map(({ kind, name }) => [kind, name])).toEqual([
    ['event', 'add_to_cart'],
    ['goal', 'order'],
  ])
  const where = last!.deeds[0]!.where!
  expect(where.keys).toEqual(['value'])
  expect([where.holds({ value: 20 }), where.holds({ value: 19 })]).toEqual([true, false])

  const [control, bold] = found!.funnels[0]!.audiences[0]!.arms
  expect(control!.steps.map(({ name, visitors, wentOn }) => [name, visitors, wentOn])).toEqual([
    ['view_item', 500, 100],
    ['search', 50, 25],
    ['add_to_cart or order', 100, null],
  ])
  expect(control!.steps.every(({ lift }) => lift === null)).toBe(true)
  // A tenth of control's and a fifth of the arm's in either phase.
  expect(bold!.steps[2]!.lift!.lift).toBeCloseTo(1, 2)
  expect(bold!.steps[0]!.lift!.lift).toBeCloseTo(0, 2)
  const [text] = funnelsText(found!)
  expect(text).toContain('Funnel: Buying, within 2 h of the first step')
  expect(text).toMatch(/view_item +500 +50\.0% \(46\.9 to 53\.1\) +20\.0% +1\.5 min/)
  expect(text).toMatch(/search \(may be left out\) +50 +5\.0% \(.*\) +50\.0% +1\.5 h/)
})

it('tells of a funnel that asks too much what to do, and of the others all the same', async () => {
  const found = await reportsOf(async ({ steps }) => {
    throw new TooMuchToJudge(steps[2]!.deeds[0]!)
  })('shop', 'hero')
  expect(funnelsText(found!)[0]).toBe(
    'Funnel: Buying, within 2 h of the first step\n' +
      'Its condition on "add_to_cart" would have to judge more than 20000 different events. Make it a goal, which is judged when it happens, and name that in the step.',
  )
})

it('knows no experience that is not live', async () => {
  expect(await reportsOf(async () => counted)('shop', 'gone')).toBeUndefined()
})
