import type { SegmentFigures } from '@segue/core'
import { expect, it } from 'vitest'
import { sortedBy, sortedSegments } from './sorted-segments.ts'

const of = (segment: string, nps: number | null, hidden = false) =>
  ({ segment, hidden, now: hidden ? null : { nps } }) as SegmentFigures
const segments = [of('a', 3), of('b', null), of('c', 9), of('tiny', 1, true), of('d', 3)]
const order = (isUp: boolean) =>
  sortedSegments(segments, { figure: 'nps', isUp }).map(({ segment }) => segment)

it('sorts by a figure, either way, with those who have none last', () => {
  expect(order(false)).toEqual(['c', 'a', 'd', 'b'])
  expect(order(true)).toEqual(['a', 'd', 'c', 'b'])
  const asTheyAre = sortedSegments(segments, { figure: null, isUp: false })
  expect(asTheyAre.map(({ segment }) => segment)).toEqual(['a', 'b', 'c', 'd'])
})

it('begins with the highest, and turns round', () => {
  const highest = sortedBy({ figure: null, isUp: false }, 'nps')
  expect(highest).toEqual({ figure: 'nps', isUp: false })
  expect(sortedBy(highest, 'nps').isUp).toBe(true)
  expect(sortedBy(sortedBy(highest, 'nps'), 'churn')).toEqual({ figure: 'churn', isUp: false })
})
