// @vitest-environment happy-dom
import type { Event } from '@segue/core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createOutbox } from './outbox.ts'
import type { Pause } from './post.ts'
import type { Shelf } from './shelf.ts'

const event = (id: string, kind: Event['kind'] = 'event') => ({ id, kind }) as Event

/** A shelf in memory, and a collector that answers as it is told. */
function setUp(answers: Pause[]) {
  const waiting = new Map<string, Event>()
  const posted: { at: number; ids: string[]; dropped: number | undefined }[] = []
  const shelf = {
    waiting: async () => [...waiting.values()],
    remove: async (events: Event[]) => {
      for (const { id } of events) waiting.delete(id)
    },
  } as Partial<Shelf> as Shelf
  const outbox = createOutbox({
    site: 'shop',
    url: 'http://localhost/e',
    shelf,
    post: async (events, dropped) => {
      posted.push({ at: Date.now(), ids: events.map(({ id }) => id), dropped })
      return answers.shift()
    },
  })
  const add = (one: Event) => {
    waiting.set(one.id, one)
    outbox.add(one, Promise.resolve())
  }
  return { outbox, add, waiting, posted }
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('sends in batches of up to two seconds, and a purchase at once', async () => {
  const { add, posted, waiting } = setUp([])
  add(event('a'))
  add(event('b'))
  await vi.advanceTimersByTimeAsync(1_900)
  expect(posted).toEqual([])
  add(event('p', 'macro'))
  await vi.advanceTimersByTimeAsync(1)
  expect(posted.map(({ ids }) => ids)).toEqual([['p']])
  await vi.advanceTimersByTimeAsync(200)
  expect(posted.map(({ ids }) => ids)).toEqual([['p'], ['a', 'b']])
  expect(waiting.size).toBe(0)
})

it('keeps what got no answer, and holds the pause that it is asked for', async () => {
  const { add, posted, waiting } = setUp([30_000])
  add(event('a'))
  await vi.advanceTimersByTimeAsync(2_100)
  for (let second = 0; second < 20; second++) {
    add(event(`b${second}`, second % 2 ? 'macro' : 'event'))
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(posted).toHaveLength(1)
  expect(waiting.size).toBe(21)
  await vi.advanceTimersByTimeAsync(12_000)
  expect(posted).toHaveLength(2)
  expect(waiting.size).toBe(0)
})

it('tries at once when the browser is online again', async () => {
  const { add, posted } = setUp([30_000])
  add(event('a'))
  await vi.advanceTimersByTimeAsync(2_100)
  dispatchEvent(new window.Event('online'))
  await vi.advanceTimersByTimeAsync(10)
  expect(posted).toHaveLength(2)
})

it('holds a pause by a clock that nobody sets', async () => {
  const { add, posted } = setUp([5_000])
  add(event('a'))
  await vi.advanceTimersByTimeAsync(2_100)
  const { now } = Date
  Date.now = () => now() - 72_000_000
  add(event('b'))
  await vi.advanceTimersByTimeAsync(7_000)
  Date.now = now
  expect(posted).toHaveLength(2)
})

it('drops what is too much only when it cannot be sent, and tells how much until that is heard', async () => {
  const { add, posted, waiting } = setUp([0, 0])
  for (let n = 0; n < 1_300; n++) {
    add({ ...event(`e${n}`), props: { text: 'x'.repeat(300) } } as unknown as Event)
  }
  await vi.advanceTimersByTimeAsync(1_999)
  expect(waiting.size).toBe(1_300)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(waiting.size).toBe(0)
  expect(new Set(posted.slice(2).flatMap(({ ids }) => ids)).size).toBe(1_000)
  // Nothing was too much before the first try; the second was not heard either, the third was.
  expect(posted.slice(0, 5).map(({ dropped }) => dropped)).toEqual([0, 300, 300, 0, 0])
  expect(localStorage['segue.shop.dropped']).toBe('0')
})

it('sends nothing after its end', async () => {
  const { add, outbox, posted } = setUp([])
  outbox.stop()
  add(event('p', 'macro'))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(posted).toEqual([])
})
