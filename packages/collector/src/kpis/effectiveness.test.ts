import { expect, it } from 'vitest'
import { type KpiCounts, NO_COUNTS } from '../store/count-kpis.ts'
import { effectivenessOf } from './effectiveness.ts'

const counts = (visitors: number, converters: number): KpiCounts => ({
  ...NO_COUNTS,
  visitors,
  converters,
  segmented: visitors / 2,
})
const ALL = counts(2_000, 200)
const distinct = (groups: Record<string, KpiCounts>) =>
  effectivenessOf(
    ALL,
    Object.entries(groups).map(([segment, counts]) => ({ segment, counts })),
    [],
  ).distinct

it('calls a segment distinct that converts otherwise than everybody else', () => {
  // 60 of 400 against 140 of 1,600: z 3.74, p .0002. 40 of 400 is what the others have.
  expect(distinct({ keen: counts(400, 60), plain: counts(400, 40) })).toEqual({
    compared: 2,
    segments: ['keen'],
  })
})

it('asks more of each, the more segments there are', () => {
  // 52 of 400 against 148 of 1,600: z 2.24, p .025; among two of them .050, among three .075.
  const likely = counts(400, 52)
  expect(distinct({ one: likely }).segments).toEqual(['one'])
  expect(distinct({ one: likely, two: likely, three: likely }).segments).toEqual([])
})

it('compares no segment of too few, nor one with too few beside it', () => {
  expect(distinct({ few: counts(9, 9), nearlyAll: counts(1_995, 195) })).toEqual({
    compared: 0,
    segments: [],
  })
})

it('tells how steady segments are, of those with enough who came again', () => {
  const stay = { before: 100, buyers: 0, buyersAgain: 0 }
  const { stability, reach } = effectivenessOf(
    ALL,
    [],
    [
      { ...stay, segment: '', again: 40, stayed: 0 },
      { ...stay, segment: 'keen', again: 40, stayed: 10 },
      { ...stay, segment: 'few', again: 9, stayed: 9 },
    ],
  )
  expect(stability).toEqual([{ segment: 'keen', share: 0.25 }])
  expect(reach).toBe(0.5)
})
