import type { Report } from '@segue/core'
import { expect, it } from 'vitest'
import { reportText } from './report-text.ts'

const WELL = {
  exposed: 1000,
  late: 3,
  missing: 0,
  conflicts: 0,
  frameworks: 1,
  lateness: 0,
  masked: 40,
}

const NOTHING = { largest: null, lift: null, valueLift: null, verdict: null }
const LIFT = {
  lift: 0.3333,
  always: { low: -0.014, high: 0.6807 },
  fixed: { low: 0.04, high: 0.62 },
  pValue: 0.06,
  chanceToWin: 0.988,
  expectedLoss: 0.001,
}
const IN_TIME = { visitors: 0, goals: [] }

const report: Report = {
  site: 'shop',
  experience: 'hero',
  name: 'Hero',
  at: 0,
  setAside: { machines: 0, twoArms: 0 },
  totals: [],
  gains: [],
  holdouts: [],
  guardrails: [],
  assignments: { checked: 0, contradicted: 0 },
  loss: { arrived: 0, missing: 0 },
  money: { currency: 'EUR', converted: [], apart: [] },
  health: { lately: WELL, before: WELL, targets: [] },
  rendering: 'auto',
  goals: [{ id: 'buy', name: 'Purchase', kind: 'macro' }],
  audiences: [
    {
      audience: 'vip',
      name: 'Big spenders',
      sampleRatio: null,
      phases: [],
      arms: [
        {
          arm: 'control',
          name: 'Control',
          visitors: 1000,
          late: 3,
          days: [],
          inTime: IN_TIME,
          goals: [
            {
              goal: 'buy',
              converters: 100,
              conversions: 110,
              rate: 0.1,
              rateInterval: { low: 0.0829, high: 0.1202 },
              value: 4400,
              valuePerVisitor: 4.4,
              difference: null,
              ...NOTHING,
            },
          ],
        },
        {
          arm: 'b',
          name: 'Welcome back',
          visitors: 0,
          late: 0,
          days: [],
          inTime: IN_TIME,
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
              ...NOTHING,
            },
          ],
        },
        {
          arm: 'c',
          name: 'Loud',
          visitors: 900,
          late: 1,
          days: [],
          inTime: {
            visitors: 899,
            goals: [{ goal: 'buy', converters: 120, rate: 0.1334, lift: LIFT }],
          },
          goals: [
            {
              goal: 'buy',
              converters: 120,
              conversions: 130,
              rate: 0.1333,
              rateInterval: { low: 0.1127, high: 0.1571 },
              value: 5000,
              valuePerVisitor: 5.556,
              difference: { rate: 0.0333, interval: { low: -0.0044, high: 0.0629 } },
              largest: null,
              valueLift: null,
              lift: LIFT,
              verdict: { kind: 'open', words: 'Too early: between −1% and +68%.' },
            },
          ],
        },
      ],
    },
  ],
}

it('is a table that a person can read', () => {
  expect(reportText(report)).toBe(
    `Hero (hero), 1970-01-01T00:00:00.000Z

Purchase (macro)
Big spenders: Too early: between −1% and +68%.
Audience      Arm           Visitors  Late  Converted            Rate (95%)  Value a visitor  Lift (95%, at any look)  Chance to win            Lift in time
Big spenders  Control           1000     3        100   10.0% (8.3 to 12.0)             4.40
              Welcome back         0     0          0                     –                –
              Loud               900     1        120  13.3% (11.3 to 15.7)             5.56   +33.3% (−1.4 to +68.1)          98.8%  +33.3% (−1.4 to +68.1)`,
  )
})

it('tells of phases, holdouts, gains, guardrails and money where there are any', () => {
  const [audience] = report.audiences
  const guard = { audience: 'vip', measured: 200, poor: 31, p75: null, lift: null, answer: null }
  const text = reportText({
    ...report,
    audiences: [
      {
        ...audience!,
        phases: [
          {
            phase: 2,
            arms: [
              {
                arm: 'c',
                visitors: 70,
                goals: [{ goal: 'buy', converters: 9, rate: 0.1, lift: LIFT }],
              },
            ],
          },
        ],
      },
    ],
    gains: [
      {
        goal: 'buy',
        arm: 'c',
        arms: [],
        rate: { gain: 0, interval: null },
        value: null,
        words: 'No gain from personalizing.',
      },
    ],
    holdouts: [
      {
        level: 'holdout',
        name: 'Held out from everything',
        held: 90,
        shown: 900,
        goals: [
          {
            goal: 'buy',
            lift: LIFT,
            converters: { more: 12.4, interval: { low: -3, high: 28 } },
            value: { more: 99.5, interval: { low: -1, high: 200 } },
          },
        ],
      },
    ],
    guardrails: [
      {
        id: 'bounce',
        name: 'Left after one page',
        worse: 'more',
        arms: [{ ...guard, arm: 'c', answer: 'worse', lift: LIFT }],
      },
      { id: 'lcp', name: 'Waited', worse: 'more', arms: [{ ...guard, arm: 'c', measured: 0 }] },
    ],
    money: {
      currency: 'EUR',
      converted: [{ currency: 'USD', rate: 0.9 }],
      apart: [
        {
          currency: 'GBP',
          orders: 2,
          values: [{ audience: 'vip', arm: 'c', goal: 'buy', value: 5 }],
        },
      ],
    },
  })
  expect(text).toContain('No gain from personalizing.')
  expect(text).toContain(
    'Big spenders, phase 2, Loud (70 visitors): +33.3% (−1.4 to +68.1)\n' +
      'Held out from everything (90), against 900 who were not: +33.3% (−1.4 to +68.1); +12 (−3 to +28) converters; +99.50 (−1.00 to +200.00) EUR',
  )
  expect(
    text,
  ).toContain(`What should not suffer: shares of visitors, and their lifts (95%, at any look)
Audience      Arm                       Left after one page
Big spenders  Control                                     –
              Welcome back                                –
              Loud          15.5% !  +33.3% (−1.4 to +68.1)

Other currencies
USD at 0.9 EUR
vip/c, buy: 5.00 GBP, in no value above`)
  expect(text).toContain('! Some orders are in no value here')
})

it('says that there are no goals', () => {
  expect(reportText({ ...report, goals: [] })).toContain('It has no goals yet.')
})
