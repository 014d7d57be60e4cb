import type { ArmResult, Report } from '@segue/core'
import { describe, expect, it } from 'vitest'
import { firstGoal, tabulate } from './results-table.ts'

function arm(id: string, visitors: number, interval?: [low: number, high: number]): ArmResult {
  return {
    arm: id,
    name: id,
    visitors,
    late: 0,
    goals: [
      {
        goal: 'purchase',
        converters: 1,
        conversions: 1,
        rate: 0.1,
        rateInterval: null,
        value: 0,
        valuePerVisitor: null,
        difference: interval
          ? { rate: 0.01, interval: { low: interval[0], high: interval[1] } }
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
    setAside: { machines: 0 },
    rendering: 'auto',
    goals: [
      { id: 'add_to_cart', name: 'Added to cart', kind: 'micro' },
      { id: 'purchase', name: 'Purchase', kind: 'macro' },
    ],
    audiences: arms.map((list, index) => ({
      audience: `${index}`,
      name: `${index}`,
      arms: list,
    })),
  }
}

describe('tabulate', () => {
  it('has one round scale for all audiences', () => {
    const report = reportOf(
      [arm('control', 900), arm('b', 900, [-0.01, 0.034])],
      [arm('control', 900), arm('b', 900, [-0.061, 0.02])],
    )
    expect(tabulate(report, 'purchase').bound).toBe(0.1)
  })

  it('lets no arm of a few visitors flatten the others', () => {
    const report = reportOf(
      [arm('control', 900), arm('b', 900, [-0.01, 0.034])],
      [arm('control', 4), arm('b', 3, [-0.7, 0.8])],
    )
    expect(tabulate(report, 'purchase').bound).toBe(0.05)
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
