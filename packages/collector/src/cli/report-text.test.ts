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

const NOTHING = { lift: null, valueLift: null, verdict: null }

const report: Report = {
  site: 'shop',
  experience: 'hero',
  name: 'Hero',
  at: 0,
  setAside: { machines: 0, twoArms: 0 },
  totals: [],
  health: { lately: WELL, before: WELL, targets: [] },
  rendering: 'auto',
  goals: [{ id: 'buy', name: 'Purchase', kind: 'macro' }],
  audiences: [
    {
      audience: 'vip',
      name: 'Big spenders',
      sampleRatio: null,
      arms: [
        {
          arm: 'control',
          name: 'Control',
          visitors: 1000,
          late: 3,
          days: [],
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
              valueLift: null,
              lift: {
                lift: 0.3333,
                always: { low: -0.014, high: 0.6807 },
                fixed: { low: 0.04, high: 0.62 },
                pValue: 0.06,
                chanceToWin: 0.988,
                expectedLoss: 0.001,
              },
              verdict: { kind: 'open', words: 'Too early: between −1 % and +68 %.' },
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
Big spenders: Too early: between −1 % and +68 %.
Audience      Arm           Visitors  Late  Converted            Rate (95 %)  Value a visitor  Lift (95 %, at any look)  Chance to win
Big spenders  Control           1000     3        100   10.0 % (8.3 to 12.0)             4.40
              Welcome back         0     0          0                      –                –
              Loud               900     1        120  13.3 % (11.3 to 15.7)             5.56   +33.3 % (-1.4 to +68.1)         98.8 %`,
  )
})

it('says that there are no goals', () => {
  expect(reportText({ ...report, goals: [] })).toContain('It has no goals yet.')
})
