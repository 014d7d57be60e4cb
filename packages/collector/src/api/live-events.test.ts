import { expect, it } from 'vitest'
import { eventOf, linesOf } from '../store/store-contract.ts'
import { createLiveEvents } from './live-events.ts'

/** So many events, of visitors "v1", "v2" and so on. */
function arrived(events: number, { from = 1, receivedAt = 0 } = {}) {
  const visitors = Array.from({ length: events }, (_, index) => `v${from + index}`)
  const lines = linesOf(
    'shop',
    visitors.map((visitor) => eventOf({ visitor })),
    receivedAt,
  )
  return { site: 'shop', events, lines, receivedAt }
}

const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, n) => from + n)

it('gives the latest 50 to who looks for the first time, then what came since', () => {
  const live = createLiveEvents()
  live.push(arrived(60, { receivedAt: 5 }))
  const first = live.after('shop')
  expect(first.events.map(({ n }) => n)).toEqual(numbers(50, 11))
  expect(first.events.map(({ event }) => event.visitor)).toEqual(
    numbers(50, 11).map((n) => `v${n}`),
  )
  expect(first.events[0]!.receivedAt).toBe(5)
  expect(first.next).toBe(60)
  live.push(arrived(2, { from: 61, receivedAt: 6 }))
  const second = live.after('shop', first.next)
  expect(second.events.map(({ n, receivedAt }) => [n, receivedAt])).toEqual([
    [61, 6],
    [62, 6],
  ])
  expect(second.next).toBe(62)
  expect(live.after('shop', 62)).toEqual({ events: [], next: 62 })
})

it('shows an event as it was sent', () => {
  const live = createLiveEvents()
  const events = [
    eventOf({ name: 'purchase', kind: 'macro', at: Date.now(), value: 89.95, currency: 'EUR' }),
    eventOf({ order: 'T-1', goals: ['bought'], segments: ['new'], props: { a: [1, 'é"\n'] } }),
  ]
  live.push({ site: 'shop', events: 2, lines: linesOf('shop', events), receivedAt: 1 })
  expect(live.after('shop').events.map(({ event }) => event)).toEqual(events)
})

it('keeps 500 of a site, with what came beside the first of them, and goes on counting', () => {
  const live = createLiveEvents()
  for (let n = 0; n < 30; n++) live.push(arrived(19))
  const { events, next } = live.after('shop', 0)
  // The 71st came with the 58th.
  expect(events.map(({ n }) => n)).toEqual(numbers(513, 58))
  expect(next).toBe(570)
})

it('forgets whoever is erased, and counts on', () => {
  const live = createLiveEvents()
  live.push(arrived(3))
  live.after('shop')
  live.push(arrived(2, { from: 4 }))
  live.forget('shop', 'v4')
  live.forget('shop', 'v2')
  expect(live.after('shop').events.map(({ n, event }) => [n, event.visitor])).toEqual([
    [1, 'v1'],
    [3, 'v3'],
    [5, 'v5'],
  ])
  expect(live.after('shop').next).toBe(5)
})

it('keeps sites apart', () => {
  const live = createLiveEvents()
  live.push(arrived(1))
  expect(live.after('other')).toEqual({ events: [], next: 0 })
})
