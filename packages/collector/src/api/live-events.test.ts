import type { Event } from '@segue/core'
import { expect, it } from 'vitest'
import { createLiveEvents } from './live-events.ts'

const event = (id: string) => ({ id }) as Event
const numbers = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => event(`e${from + index}`))

it('gives the latest 50 to who looks for the first time, then what came since', () => {
  const live = createLiveEvents()
  live.push('shop', numbers(60), 5)
  const first = live.after('shop')
  expect(first.events.map(({ n }) => n)).toEqual(numbers(50).map((_, index) => index + 11))
  expect(first.events[0]).toEqual({ n: 11, receivedAt: 5, event: event('e11') })
  expect(first.next).toBe(60)
  live.push('shop', numbers(2, 61), 6)
  expect(live.after('shop', first.next)).toEqual({
    events: [
      { n: 61, receivedAt: 6, event: event('e61') },
      { n: 62, receivedAt: 6, event: event('e62') },
    ],
    next: 62,
  })
  expect(live.after('shop', 62)).toEqual({ events: [], next: 62 })
})

it('keeps 500 of a site and goes on counting', () => {
  const live = createLiveEvents()
  for (let n = 0; n < 30; n++) live.push('shop', numbers(20, 20 * n), n)
  const { events, next } = live.after('shop', 0)
  expect(events).toHaveLength(500)
  expect([events[0]?.n, events.at(-1)?.n, next]).toEqual([101, 600, 600])
})

it('shows an event once that is sent twice', () => {
  const live = createLiveEvents()
  live.push('shop', numbers(2), 0)
  live.push('shop', numbers(3), 1)
  expect(live.after('shop').events.map(({ n, event }) => [n, event.id])).toEqual([
    [1, 'e1'],
    [2, 'e2'],
    [3, 'e3'],
  ])
})

it('keeps sites apart', () => {
  const live = createLiveEvents()
  live.push('shop', numbers(1), 0)
  expect(live.after('other')).toEqual({ events: [], next: 0 })
})
