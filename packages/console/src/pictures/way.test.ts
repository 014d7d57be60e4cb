import type { FunnelArm, TimesArm } from '@segue/core'
import { describe, expect, it } from 'vitest'
import { liftOf } from '../testing/report-of.ts'
import type { SpansDrawing, StepsDrawing } from './drawing.ts'
import { funnelPicture } from './funnel.ts'
import { timesPicture } from './times.ts'

const named = { nameOf: (arm: string) => arm.toUpperCase(), colorOf: () => 'red', audience: null }

describe('a funnel by arm', () => {
  const head = { funnel: 'goals', name: 'To Order', within: null }
  const NAMES = ['Cart', 'Search', 'Order']
  const armOf = (arm: string, visitors: number, ...took: number[]): FunnelArm => ({
    arm,
    name: arm,
    visitors,
    steps: took.map((reached, n) => ({
      name: NAMES[n]!,
      optional: n === 1,
      visitors: reached,
      wentOn: n === 2 ? null : Math.min(reached, took[2]!),
      rate: reached / visitors,
      rateInterval: { low: 0, high: 1 },
      lift: arm === 'control' ? null : liftOf(0.1, 0.3),
      times: { q1: 60_000, median: 3_600_000, q3: 7_200_000 },
    })),
  })
  const of = (...arms: FunnelArm[]) => funnelPicture(head, arms, named)

  it('says how many of all arrive in each arm, and before which step most are lost', () => {
    const picture = of(armOf('control', 1_000, 300, 20, 100), armOf('b', 1_000, 400, 30, 120))!
    expect(picture.title).toBe(
      '10.0% of “CONTROL” and 12.0% of “B” got to “Order”; most are lost before “Order”',
    )
    expect(of(armOf('control', 1_000, 100, 20, 90))!.title).toContain('lost before “Cart”')
  })

  it('draws shares of all, and tells beside them who went on', () => {
    const { drawing, table } = of(armOf('control', 1_000, 300, 4, 100))!
    expect((drawing as StepsDrawing).steps.map(({ label, bars }) => [label, bars[0]])).toEqual([
      ['Cart', { share: 0.3, words: '30.0%  (300)', onwards: '33.3% go on' }],
      ['Search (may be left out)', { share: 0.004, words: '4', onwards: '' }],
      ['Order', { share: 0.1, words: '10.0%  (100)', onwards: '' }],
    ])
    expect(table.rows[0]!.slice(0, 5)).toEqual(['Exposed', 'CONTROL', 1_000, 1, 0.3])
    expect(table.rows[2]!.slice(2, 5)).toEqual([4, null, null])
  })

  it('has a lift only where both have the least data', () => {
    const liftsOf = (control: number) =>
      of(armOf('control', 1_000, 300, 40, control), armOf('b', 1_000, 300, 40, 90))!
        .table.rows.filter(([step, arm]) => step === 'Order' && arm === 'B')
        .map((row) => row[5])
    expect([liftsOf(80), liftsOf(9)]).toEqual([[0.2], [null]])
  })

  it('leaves out who sees nothing and arms that have hardly begun, and is none without others', () => {
    const picture = of(armOf('control', 1_000, 300, 20, 9), armOf('holdout', 1_000, 300, 20, 9))!
    expect((picture.drawing as StepsDrawing).arms).toHaveLength(1)
    expect(picture.title).toBe('Few got to “Order” yet; most are lost before “Order”')
    expect(of(armOf('control', 99, 50, 20, 20), armOf('b', 1_000, 9, 9, 9))).toBeNull()
  })
})

describe('the time to a goal', () => {
  const HOUR = 3_600_000
  const armOf = (arm: string, converters: number, waiting = 0): TimesArm => ({
    arm,
    name: arm,
    groups: (['all', 'new'] as const).map((group) => ({
      group,
      visitors: 900,
      goals: [
        {
          goal: 'order',
          converters: group === 'all' ? converters : 4,
          rate: 0.1,
          rateInterval: null,
          lift: null,
          waiting,
          times: { q1: HOUR / 2, median: arm === 'b' ? 2 * HOUR : 36 * HOUR, q3: 48 * HOUR },
        },
      ],
    })),
    differs: arm === 'b' ? [{ goal: 'order', pValue: 0.01 }] : [],
  })
  const report = {
    goals: [{ id: 'order', name: 'Order', kind: 'macro' as const }],
    within: 336 * HOUR,
  }
  const of = (...arms: TimesArm[]) => timesPicture(report, arms, 'order', named)

  it('is titled by the middle of each arm, and says who may still come', () => {
    const picture = of(armOf('control', 90, 5), armOf('b', 80, 6))!
    expect(picture.title).toBe(
      'Half of those who converted took up to 1.5 days with “CONTROL” and 2 h with “B”',
    )
    expect(picture.note).toContain('within 14 days')
    expect(picture.note).toContain('11 visitors still have time')
    expect(picture.note).toContain('“B” has another effect on new visitors')
    expect((picture.drawing as SpansDrawing).rows).toHaveLength(2)
  })

  it('says nothing of the times of a few', () => {
    const { table } = of(armOf('control', 90))!
    expect(table.rows.map((row) => row.slice(1))).toEqual([
      ['All', 90, 0, HOUR / 2, 36 * HOUR, 48 * HOUR],
      ['New', 4, 0, null, null, null],
    ])
    expect(of(armOf('control', 9))).toBeNull()
    expect(timesPicture(report, [armOf('control', 90)], 'lead', named)).toBeNull()
  })
})
