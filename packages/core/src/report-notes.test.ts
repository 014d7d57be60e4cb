import { expect, it } from 'vitest'
import type { Report } from './report.ts'
import { reportChecks, reportNotes } from './report-notes.ts'

const SPELL = {
  exposed: 0,
  late: 0,
  missing: 0,
  conflicts: 0,
  frameworks: 0,
  lateness: null,
  masked: null,
}
const VIP: Report['audiences'][number] = {
  audience: 'vip',
  name: 'Big spenders',
  sampleRatio: null,
  phases: [],
  arms: [],
}
const REPORT: Report = {
  site: 'shop',
  experience: 'hero',
  name: 'Hero',
  at: 0,
  goals: [{ id: 'buy', name: 'Purchase', kind: 'macro' }],
  audiences: [VIP],
  totals: [],
  gains: [],
  holdouts: [],
  guardrails: [],
  assignments: { checked: 0, contradicted: 0 },
  money: { currency: 'EUR', converted: [], apart: [] },
  setAside: { machines: 0, twoArms: 0 },
  loss: { arrived: 0, missing: 0 },
  health: { lately: SPELL, before: SPELL, targets: [] },
  rendering: 'auto',
}
const notesWith = (change: Partial<Report>) => reportNotes({ ...REPORT, ...change })

it('says nothing where all is well', () => {
  expect(notesWith({})).toEqual([])
})

it('says who is no visitor', () => {
  expect(notesWith({ setAside: { machines: 12, twoArms: 1 } })).toEqual([
    '12 visitors were programs (bots or tests) and are in no figure here.',
    'One visitor was seen in two arms and is in no figure here.',
  ])
})

it('warns of arms on which visitors did not fall as they should', () => {
  const notes = (pValue: number) => notesWith({ audiences: [{ ...VIP, sampleRatio: { pValue } }] })
  expect(notes(0.002)).toEqual([])
  expect(notes(0.0002)).toEqual([
    expect.stringContaining('Do not trust the numbers of "Big spenders"'),
  ])
})

it('warns of assignments that cannot be right, but not of a few', () => {
  expect(notesWith({ assignments: { checked: 1_000, contradicted: 10 } })).toEqual([])
  expect(notesWith({ assignments: { checked: 1_000, contradicted: 11 } })).toEqual([
    expect.stringContaining('Of 1000 assignments that were computed anew, 11 cannot be right.'),
  ])
})

it('says which orders are in no value, and how to add them', () => {
  const apart = [
    { currency: 'USD', orders: 7, values: [] },
    { currency: 'GBP', orders: 1, values: [] },
  ]
  expect(notesWith({ money: { currency: 'EUR', converted: [], apart } })).toEqual([
    'Some orders are in no value here, which are in EUR: 7 in USD, 1 in GBP. To add them, state "exchangeRates" in the config.',
  ])
})

it('says that events have not come, but not of a few that are on their way', () => {
  expect(notesWith({ loss: { arrived: 99_000, missing: 1_000 } })).toEqual([])
  expect(notesWith({ loss: { arrived: 900, missing: 100 } })).toEqual([])
  expect(notesWith({ loss: { arrived: 9_700, missing: 300 } })).toEqual([
    '3% of the last day\'s events have not come, or not yet. "segue ledger" says more.',
  ])
})

it('says that weights have changed', () => {
  const phases = [1, 2].map((phase) => ({ phase, arms: [] }))
  expect(notesWith({ audiences: [{ ...VIP, phases }] })).toEqual([
    expect.stringContaining('Weights of "Big spenders" have changed on the way (2 phases).'),
  ])
})

it('says what one visitor weighs, and what got worse', () => {
  const goal = {
    goal: 'buy',
    converters: 20,
    conversions: 20,
    rate: 0.02,
    rateInterval: null,
    value: 1_000_400,
    valuePerVisitor: 1_000.4,
    largest: 1_000_000,
    difference: null,
    lift: null,
    valueLift: null,
    verdict: null,
  }
  const arm = {
    arm: 'b',
    name: 'Welcome back',
    visitors: 1_000,
    late: 0,
    days: [],
    goals: [goal],
    inTime: { visitors: 1_000, goals: [] },
  }
  const row = { audience: 'vip', measured: 900, poor: 90, p75: null, lift: null, answer: null }
  expect(
    notesWith({
      audiences: [{ ...VIP, arms: [arm] }],
      guardrails: [
        {
          id: 'bounce',
          name: 'Left after one page',
          worse: 'more',
          arms: [
            { ...row, arm: 'control' },
            { ...row, arm: 'b', poor: 180, answer: 'worse' },
          ],
        },
      ],
    }),
  ).toEqual([
    '"Welcome back" is worse than control for "Big spenders" in what should not suffer. Left after one page: 20% of visitors against 10%.',
    'One visitor\'s 1,000,000 of 1,000,000 weighs so much in "Welcome back" of "Big spenders" that its value by "Purchase" is not compared. Is it an order?',
  ])
})

it('says of each check how grave it is, and what to do where something is', () => {
  const states = (change: Partial<Report>) =>
    Object.fromEntries(
      reportChecks({ ...REPORT, ...change }).map(({ id, state, next }) => [id, [state, !!next]]),
    )
  const well = states({})
  expect(Object.values(well)).toEqual(Object.values(well).map(() => ['pass', false]))
  expect(states({ audiences: [{ ...VIP, sampleRatio: { pValue: 0.0002 } }] }).split).toEqual([
    'fail',
    true,
  ])
  expect(states({ loss: { arrived: 2_000, missing: 900 } }).arrival).toEqual(['warn', true])
  // Programs are set aside: there is nothing to do about them. Of many in two arms there is.
  expect(states({ setAside: { machines: 12, twoArms: 0 } }).people).toEqual(['pass', false])
  expect(states({ setAside: { machines: 0, twoArms: 12 } }).people).toEqual(['warn', true])
})
