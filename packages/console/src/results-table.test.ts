import type { ArmResult, Report } from '@segue/core'
import { describe, expect, it } from 'vitest'
import { firstGoal, tabulate } from './results-table.ts'

function arm(id: string, visitors: number, interval?: [low: number, high: number]): ArmResult {
  return {
    arm: id,
    name: id,
    visitors,
    late: 0,
    days: [],
    inTime: { visitors: 0, goals: [] },
    goals: [
      {
        goal: 'purchase',
        converters: 1,
        conversions: 1,
        rate: 0.1,
        rateInterval: null,
        value: 0,
        valuePerVisitor: null,
        difference: null,
        largest: null,
        valueLift: null,
        verdict: interval ? { kind: 'open', words: 'Too early.' } : null,
        lift: interval
          ? {
              lift: 0.01,
              always: { low: interval[0], high: interval[1] },
              fixed: { low: 0, high: 0 },
              pValue: 1,
              chanceToWin: 0.5,
              expectedLoss: 0,
            }
          : null,
      },
    ],
  }
}

function reportOf(...arms: ArmResult[][]): Omit<Report, 'health'> {
  return {
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
    rendering: 'auto',
    goals: [
      { id: 'add_to_cart', name: 'Added to cart', kind: 'micro' },
      { id: 'purchase', name: 'Purchase', kind: 'macro' },
    ],
    audiences: arms.map((list, index) => ({
      audience: `${index}`,
      name: `${index}`,
      sampleRatio: null,
      phases: [],
      arms: list,
    })),
  }
}

describe('tabulate', () => {
  it('has one round scale for all audiences', () => {
    const report = reportOf(
      [arm('control', 900), arm('b', 900, [-0.1, 0.34])],
      [arm('control', 900), arm('b', 900, [-0.61, 0.2])],
    )
    expect(tabulate(report, 'purchase').bound).toBe(0.75)
  })

  it('lets no arm of a few visitors flatten the others', () => {
    const report = reportOf(
      [arm('control', 900), arm('b', 900, [-0.1, 0.34])],
      [arm('control', 4), arm('b', 3, [-1.7, 1.8])],
    )
    expect(tabulate(report, 'purchase').bound).toBe(0.5)
  })

  it('shows the few where there is nothing else', () => {
    expect(
      tabulate(reportOf([arm('control', 4), arm('b', 3, [-0.7, 0.8])]), 'purchase').bound,
    ).toBe(1)
  })

  it('counts all visitors, and keeps arms without the goal as rows without a result', () => {
    const table = tabulate(reportOf([arm('control', 4), arm('b', 3)]), 'no such goal')
    expect(table.visitors).toBe(7)
    expect(table.audiences[0]?.rows.map(({ result }) => result)).toEqual([null, null])
  })
})

it('looks at a macro goal first', () => {
  expect(firstGoal(reportOf())).toBe('purchase')
  expect(firstGoal({ ...reportOf(), goals: [] })).toBeUndefined()
})
