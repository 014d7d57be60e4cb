import { surrogateReport } from '@segue/core'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { surrogatesText } from '../cli/surrogates-text.ts'
import { surrogateReportFor } from './surrogate-report-for.ts'
import { MICRO, simulateShop } from './testing/simulate-shop.ts'

const macro = { id: 'order', name: 'Order' }
const reportOf = (counts: ReturnType<typeof simulateShop>) =>
  surrogateReportFor({ site: 'shop', at: 0, macro, micro: MICRO, counts })

const reports = Array.from({ length: 20 }, (_, n) => reportOf(simulateShop(n + 1)))
const standings = (goal: string) =>
  reports.map(({ goals }) => goals.find((each) => each.goal === goal)!.standing)

it('puts the goal first that orders come of', () => {
  expect(reports.map(({ goals }) => goals[0]!.goal)).toEqual(Array(20).fill('cart'))
  expect(standings('cart')).toEqual(Array(20).fill('moves'))
})

it('marks a goal that only goes with orders, though it predicts them', () => {
  for (const { goals } of reports) {
    const scroll = goals.find(({ goal }) => goal === 'scroll')!
    expect(scroll.association!.interval.low).toBeGreaterThan(0)
  }
  const marked = standings('scroll')
  expect(marked.filter((standing) => standing === 'only-correlates').length).toBeGreaterThan(16)
  expect(marked.filter((standing) => standing === 'moves').length).toBeLessThanOrEqual(1)
})

it('claims nothing of what no arm has moved, nor of what comes after the order', () => {
  expect(
    standings('wish').filter((standing) => standing !== 'untested').length,
  ).toBeLessThanOrEqual(2)
  expect(standings('thanks')).toEqual(Array(20).fill('untested'))
})

it('says it in sentences, with the warning', () => {
  const [report] = reports
  expect(v.is(surrogateReport, report)).toBe(true)
  const text = surrogatesText(report!)
  expect(text).toMatch(/^What leads to "Order": 360000 visitors of 30 experiences, 30 comparisons/)
  expect(text).toMatch(/^cart +leads there +\d+ +\d+ +\d+%$/m)
  expect(text).toMatch(
    /Arms that brought more "cart" brought more "Order": 0\.\d\d points for each/,
  )
  expect(text).toMatch(/"wish" goes with "Order", but no arm has moved it beyond chance/)
  expect(text).toContain('Nothing is known of "thanks"')
  expect(text).toContain('! That a goal goes with another does not make it a stand-in.')
})

it('says of a single test that it is one', () => {
  const control = { experience: 'e', audience: '*', phase: 1, visitors: 10_000 }
  const one = reportOf([
    {
      ...control,
      arm: 'control',
      macro: 500,
      goals: MICRO.map(() => ({ micro: 2_000, both: 300 })),
    },
    { ...control, arm: 'b', macro: 700, goals: MICRO.map(() => ({ micro: 3_000, both: 500 })) },
    { ...control, arm: 'holdout', macro: 0, goals: MICRO.map(() => ({ micro: 0, both: 0 })) },
  ])
  expect(one).toMatchObject({ contrasts: 1, experiences: 1, visitors: 20_000 })
  expect(one.goals[0]!.words).toContain('That is one comparison')
})
