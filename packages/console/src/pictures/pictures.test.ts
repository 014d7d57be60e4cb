import type { DetailLine, Lift, ReportDetail } from '@segue/core'
import { describe, expect, it } from 'vitest'
import { armColors, armNames, inOrder } from '../arm-colors.ts'
import { tabulate } from '../results-table.ts'
import { armOf, liftOf, reportOf } from '../testing/report-of.ts'
import { beliefPicture } from './belief.ts'
import type { IntervalDrawing } from './drawing.ts'
import { enrolmentPicture } from './enrolment.ts'
import { forestPicture } from './forest.ts'
import { holdoutPicture } from './holdout.ts'
import { liftByDayPicture } from './lift-by-day.ts'
import { partsPicture } from './parts.ts'

const named = { nameOf: (arm: string) => arm.toUpperCase(), colorOf: () => 'red' }
const better = { kind: 'better' as const, words: 'Better.' }

describe('the forest of lifts', () => {
  const total = { arm: 'b', name: 'B', goals: [{ goal: 'purchase', lift: liftOf(-0.1, 0.2) }] }
  const report = reportOf(
    {
      VIP: [armOf('control'), armOf('b', { lift: liftOf(0.1, 0.3), verdict: better })],
      New: [armOf('control'), armOf('b', { lift: liftOf(-0.2, 0.3) })],
      Few: [armOf('control'), armOf('b', { visitors: 90, lift: liftOf(-4, 9) })],
    },
    { totals: [total] },
  )
  const picture = forestPicture(report, tabulate(report, 'purchase'), 'purchase')!
  const { rows } = picture.drawing as IntervalDrawing

  it('has a row for each comparison with enough data, then a diamond over all', () => {
    expect(rows.map(({ label, isTotal, isClear }) => [label, isTotal, isClear])).toEqual([
      ['VIP', false, true],
      ['New', false, false],
      ['All audiences', true, false],
    ])
    expect(picture.table.rows[0]).toEqual(['VIP', 'B', 0.2, 0.1, 0.3])
  })

  it('is titled by the verdicts, and not by what looks large', () => {
    expect(picture.title).toBe('“B” is better for “VIP”')
    const open = reportOf({ New: [armOf('control'), armOf('b', { lift: liftOf(-0.2, 9) })] })
    expect(forestPicture(open, tabulate(open, 'purchase'), 'purchase')!.title).toBe(
      'Every interval may still hold zero',
    )
  })

  it('is none where nothing can be shown', () => {
    const few = reportOf({ New: [armOf('control', { visitors: 9 }), armOf('b', { visitors: 9 })] })
    expect(forestPicture(few, tabulate(few, 'purchase'), 'purchase')).toBeNull()
  })
})

describe('a lift by day', () => {
  const days = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04']
  const line = (...intervals: ([number, number] | null)[]): DetailLine => ({
    audience: null,
    arm: 'b',
    days: intervals.map((each) =>
      each ? { lift: (each[0] + each[1]) / 2, low: each[0], high: each[1] } : null,
    ),
    curve: [],
  })
  const titleOf = (...intervals: ([number, number] | null)[]) =>
    liftByDayPicture({ days }, [line(...intervals)], named)?.title

  it('says since when the band has kept off zero, without a break', () => {
    expect(titleOf(null, [0.1, 0.9], [-0.1, 0.5], [0.05, 0.4])).toBe(
      '“B” has stood clearly above zero since 4 June',
    )
    expect(titleOf(null, [-0.9, -0.1], [-0.8, -0.1], [-0.7, -0.2])).toBe(
      '“B” has stood clearly below zero since 2 June',
    )
  })

  it('says where it lies while it holds zero, and nothing of a single day', () => {
    expect(titleOf(null, [-0.5, 0.9], [-0.1, 0.5], [-0.05, 0.4])).toBe(
      'Not settled yet: “B” lies between −5.0% and +40.0%',
    )
    expect(titleOf(null, null, null, [0.1, 0.2])).toBeUndefined()
  })
})

it('draws what to believe of each lift, titled by the likeliest winner', () => {
  const line = (arm: string): DetailLine => ({ audience: null, arm, days: [], curve: [[0, 1]] })
  const lifts: Record<string, Lift> = {
    b: { ...liftOf(0, 0.2), chanceToWin: 0.8 },
    c: { ...liftOf(0.1, 0.3), chanceToWin: 0.95 },
  }
  const picture = beliefPicture([line('b'), line('c')], { ...named, liftOf: (arm) => lifts[arm] })
  expect(picture?.title).toBe(
    '“C” beats control with a chance of 95.0%; most likely by about +20.0%',
  )
  expect(beliefPicture([line('d')], { ...named, liftOf: () => undefined })).toBeNull()
})

describe('exposures by day', () => {
  const daysFrom = (first: number, counts: number[]) =>
    counts.map((visitors, n) => ({
      day: new Date(Date.UTC(2026, 5, first + n)).toISOString().slice(0, 10),
      visitors,
    }))
  const of = (b: number[], at = Date.UTC(2026, 5, 15, 9)) =>
    enrolmentPicture(
      {
        ...reportOf({
          VIP: [armOf('control', { days: daysFrom(1, [4]) }), armOf('b', { days: daysFrom(1, b) })],
        }),
        at,
      },
      named,
    )

  it('has a layer for each arm, and a place for a day without anybody', () => {
    const picture = of([1, 0, 3])!
    expect(picture.table.columns.map(({ name }) => name)).toEqual(['Day', 'CONTROL', 'B'])
    expect(picture.table.rows).toEqual([
      ['2026-06-01', 4, 1],
      ['2026-06-02', 0, 0],
      ['2026-06-03', 0, 3],
    ])
    expect(picture.title).toBe('8 visitors in 3 days')
  })

  it('has control at the ground and who sees nothing on top', () => {
    const days = daysFrom(1, [1, 1])
    const arms = ['holdout', 'b', 'control'].map((arm) => armOf(arm, { days }))
    const picture = enrolmentPicture(reportOf({ VIP: arms }), named)
    expect(picture?.table.columns.map(({ name }) => name)).toEqual([
      'Day',
      'CONTROL',
      'B',
      'HOLDOUT',
    ])
  })

  it('compares the last whole week with the one before, and leaves out today', () => {
    const twoWeeks = [...Array(7).fill(10), ...Array(7).fill(20)]
    expect(of([...twoWeeks, 1])!.title).toBe(
      '215 visitors in 15 days: 140 in the last week, up from 74 in the week before',
    )
  })
})

it('says what all of it brings only when that is clear of zero', () => {
  const holdout = (low: number, high: number) => [
    {
      level: 'holdout',
      name: 'Held out from everything',
      held: 500,
      shown: 4_500,
      goals: [
        {
          goal: 'purchase',
          lift: liftOf(low, high),
          converters: { more: 120, interval: { low: low * 100, high: high * 1_000 } },
          value: { more: 4_000, interval: { low: 10, high: 8_000 } },
        },
      ],
    },
  ]
  const titleOf = (low: number, high: number) =>
    holdoutPicture({ holdouts: holdout(low, high) }, 'purchase', 'EUR')?.title
  expect(titleOf(0.1, 0.3)).toBe('All of it together brings +120 converters and +€4,000')
  expect(titleOf(-0.1, 0.3)).toBe(
    'Too early to say what all of it brings: between −10 and +300 converters',
  )
  expect(holdoutPicture({ holdouts: holdout(0.1, 0.3) }, 'other', 'EUR')).toBeNull()
})

it('marks segments that nobody planned as an idea for a test', () => {
  const side = { visitors: 900, converters: 90 }
  const part = (name: string, low: number, high: number): ReportDetail['parts'][number] => ({
    segment: name,
    name,
    arm: 'b',
    control: side,
    variant: side,
    lift: { lift: (low + high) / 2, low, high },
  })
  const picture = partsPicture({ parts: [part('New', -0.1, 0.2), part('VIP', 0.1, 0.2)] }, named)!
  expect(picture.kind).toContain('Exploratory')
  expect(picture.title).toBe('“B” for “VIP” may be worth a test of its own')
  expect(picture.note).toContain('2 comparisons')
  expect(partsPicture({ parts: [part('New', -0.1, 0.2)] }, named)!.title).toBe(
    'No segment stands out',
  )
})

it('gives an arm one colour everywhere, and control another', () => {
  const report = reportOf({
    VIP: [armOf('control'), armOf('c')],
    New: [armOf('control'), armOf('b'), armOf('c'), armOf('holdout')],
  })
  const colorOf = armColors(report)
  expect(['control', 'c', 'b', 'holdout'].map(colorOf)).toEqual([
    'var(--arm-control)',
    'var(--arm-1)',
    'var(--arm-2)',
    'var(--arm-held)',
  ])
  expect(armNames(report)('c')).toBe('C')
  expect(inOrder(report, [{ arm: 'b' }, { arm: 'c' }])).toEqual([{ arm: 'c' }, { arm: 'b' }])
})
