import { describe, expect, it } from 'vitest'
import { firstGoal, tabulate } from './results-table.ts'
import { armOf, liftOf, reportOf } from './testing/report-of.ts'

describe('tabulate', () => {
  const shown = (control: number, variant: number) => {
    const report = reportOf({
      VIP: [
        armOf('control', { converters: control }),
        armOf('b', { converters: variant, lift: liftOf(0.1, 0.3) }),
      ],
    })
    return tabulate(report, 'purchase').audiences[0]?.rows.map(({ isShown }) => isShown)
  }

  it('shows a lift when there is enough in its arm and in control', () => {
    expect(shown(10, 10)).toEqual([true, true])
    expect(shown(9, 10)).toEqual([false, false])
    expect(shown(10, 9)).toEqual([true, false])
  })

  it('has those last who see nothing, and only where there are some', () => {
    const arms = [
      armOf('holdout', { visitors: 90 }),
      armOf('control'),
      armOf('holdout_audience', { visitors: 0 }),
      armOf('b'),
    ]
    const [audience] = tabulate(reportOf({ VIP: arms }), 'purchase').audiences
    expect(audience?.rows.map(({ arm }) => arm.arm)).toEqual(['control', 'b', 'holdout'])
    expect(audience?.isTested).toBe(true)
  })

  it('counts all visitors, and keeps arms without the goal as rows without a result', () => {
    const report = reportOf({
      VIP: [armOf('control', { visitors: 4 }), armOf('b', { visitors: 3 })],
    })
    const table = tabulate(report, 'no such goal')
    expect(table.visitors).toBe(7)
    expect(table.audiences[0]?.rows.map(({ result }) => result)).toEqual([null, null])
  })
})

it('looks at a macro goal first', () => {
  expect(firstGoal(reportOf({}))).toBe('purchase')
  expect(firstGoal({ ...reportOf({}), goals: [] })).toBeUndefined()
})
