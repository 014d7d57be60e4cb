import { checkConfig } from '@segue/core'
import { difference, isNoAnswer, proportionMoments } from '@segue/stats'
import { describe, expect, it } from 'vitest'
import { exampleConfig } from '../demo/example-config.ts'
import type { Course } from '../store/count-course.ts'
import { densityOf } from './density-of.ts'
import { detailFor } from './detail-for.ts'
import { alwaysValidLift, liftOf } from './lift.ts'

const checked = checkConfig(exampleConfig('demo'))
if ('problems' in checked) throw new Error('The example is no config.')
const { config } = checked
const experience = config.experiences[0]!

/** The same number on each of some days in June. */
const daily = (count: number, days: number[]) =>
  new Map(days.map((day) => [`2026-06-${String(day).padStart(2, '0')}`, count]))

function course(arm: string, perDay: [visitors: number, converters: number], more = {}): Course {
  const days = [1, 2, 3, 4, 6]
  const [visitors, converters] = perDay
  return {
    audience: 'spring',
    arm,
    phase: 1,
    segment: '',
    visitors: daily(visitors, days),
    converters: daily(converters, days),
    ...more,
  }
}

const detailOf = (courses: Course[]) =>
  detailFor({ config, experience, goal: 'order', courses, at: 7 })

const effect = (control: [number, number], variant: [number, number]) => {
  const [a, b] = [control, variant].map(([n, sum]) => proportionMoments({ n, sum }))
  return difference(a!, b!, 'log')
}

describe('a lift by day', () => {
  const { days, lines } = detailOf([course('control', [60, 12]), course('headline', [60, 24])])
  const [line] = lines

  it('says nothing before there is enough, has a point for a day without anybody, and narrows', () => {
    expect(days).toEqual([1, 2, 3, 4, 5, 6].map((day) => `2026-06-0${day}`))
    expect(lines).toHaveLength(1)
    expect(line).toMatchObject({ audience: 'spring', arm: 'headline' })
    expect(line!.days[0]).toBeNull()
    expect(line!.days[4]).toEqual(line!.days[3])
    const widths = line!.days.flatMap((day) => (day ? [day.high - day.low] : []))
    expect(widths).toHaveLength(5)
    expect(widths).toEqual([...widths].sort((one, other) => other - one))
  })

  it('ends with what the report says', () => {
    const found = alwaysValidLift(effect([300, 60], [300, 120]), 0.05)
    if (isNoAnswer(found)) throw new Error(found.kind)
    const { lift, low, high } = found
    expect(line!.days.at(-1)).toEqual({ lift, low, high })
    expect(lift).toBeCloseTo(1)
  })

  it('has a line over all audiences where several have the arm, each compared within itself', () => {
    const other = { audience: 'search' }
    const { lines } = detailOf([
      course('control', [60, 12]),
      course('headline', [60, 24]),
      course('control', [900, 450], other),
      course('headline', [90, 45], other),
      course('holdout', [90, 45], other),
    ])
    expect(lines.map(({ audience, arm }) => [audience, arm])).toEqual([
      [null, 'headline'],
      ['spring', 'headline'],
      ['search', 'headline'],
    ])
    // Pooled, control of the keener audience would make the arm look worse.
    expect(lines[0]!.days.at(-1)!.lift).toBeGreaterThan(0)
  })

  it('takes some of very many days, the last one among them', () => {
    const days = Array.from({ length: 400 }, (_, n) =>
      new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10),
    )
    const visitors = new Map(days.map((day) => [day, 9]))
    const detail = detailOf([course('control', [1, 1], { visitors }), course('headline', [1, 1])])
    expect(detail.days.length).toBeLessThanOrEqual(60)
    expect(detail.days.at(-1)).toBe('2026-06-06')
  })
})

describe('parts of the visitors', () => {
  it('are segments that are no audience, with intervals that allow for all of them', () => {
    const of = (segment: string, perDay: [number, number]) => [
      course('control', [60, 12], { segment }),
      course('headline', perDay, { segment }),
    ]
    const { parts } = detailOf([
      ...of('', [60, 24]),
      ...of('spring', [60, 24]),
      ...of('returning', [60, 24]),
    ])
    expect(parts.map(({ segment }) => segment)).toEqual(['returning'])
    expect(parts[0]).toMatchObject({
      name: 'Has been here before',
      control: { visitors: 300, converters: 60 },
      variant: { visitors: 300, converters: 120 },
    })
    const two = {
      ...config,
      segments: [...config.segments, { id: 'second', name: 'Second', when: {} }],
    }
    const courses = [...of('', [60, 24]), ...of('returning', [60, 24]), ...of('second', [60, 30])]
    const wider = detailFor({ config: two, experience, goal: 'order', courses, at: 7 }).parts[0]!
    expect(wider.lift!.low).toBeLessThan(parts[0]!.lift!.low)
    expect(wider.lift!.high).toBeGreaterThan(parts[0]!.lift!.high)
  })
})

describe('the density of a lift', () => {
  it('has an area of one, and to the right of zero the chance to win', () => {
    const found = effect([1_000, 100], [1_000, 120])
    if (isNoAnswer(found)) throw new Error(found.kind)
    const points = densityOf(found)
    const area = (from: number) =>
      points.slice(1).reduce((sum, [lift, density], n) => {
        const [before, densityBefore] = points[n]!
        if (before < from) return sum
        return sum + ((lift - before) * (density + densityBefore)) / 2
      }, 0)
    expect(area(-1)).toBeCloseTo(1, 2)
    expect(area(0)).toBeCloseTo(liftOf(found)!.chanceToWin, 1)
  })
})
