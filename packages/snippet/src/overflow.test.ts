import type { Event } from '@segue/core'
import { expect, it } from 'vitest'
import { overflow } from './overflow.ts'

const NOW = Date.UTC(2030, 0, 8)
const DAY = 86_400_000

type Kind = 'event' | 'micro' | 'macro' | 'order'
const many = (kind: Kind, count: number, more: Partial<Event> = {}) =>
  Array.from({ length: count }, (_, n) => ({
    id: `${kind}${n}`,
    kind: kind === 'order' ? 'macro' : kind,
    at: NOW - 10_000 + n,
    ...(kind === 'order' && { order: `T${n}` }),
    ...more,
  })) as Event[]
const idsOf = (events: Event[]) => events.map(({ id }) => id).sort()

it('lets a thousand events wait', () => {
  expect(overflow(many('event', 1_000), NOW)).toEqual([])
})

it('drops the oldest first', () => {
  expect(idsOf(overflow(many('micro', 1_002), NOW))).toEqual(['micro0', 'micro1'])
})

it('drops orders last, and other conversions before them', () => {
  const events = [...many('order', 600), ...many('macro', 300), ...many('event', 103)]
  expect(idsOf(overflow(events, NOW))).toEqual(['event0', 'event1', 'event2'])
  const worthy = [...many('order', 1_000), ...many('macro', 1), ...many('event', 1)]
  expect(idsOf(overflow(worthy, NOW))).toEqual(['event0', 'macro0'])
  expect(idsOf(overflow([...many('macro', 3), ...many('order', 1_001)], NOW))).toEqual([
    'macro0',
    'macro1',
    'macro2',
    'order0',
  ])
})

it('keeps no more than a mebibyte, and nothing for more than seven days', () => {
  const large = many('event', 120, { props: { text: 'ä'.repeat(5_000) } })
  const left = 120 - overflow(large, NOW).length
  expect(left).toBeGreaterThan(100)
  expect(left * 10_000).toBeLessThan(2 ** 20)
  const old = many('order', 1, { at: NOW - 7 * DAY - 1 })
  expect(overflow([...old, ...many('event', 1)], NOW)).toEqual(old)
})
