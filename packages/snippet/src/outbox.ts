import type { Event } from '@segue/core'
import { guard } from './guard.ts'
import { bodyOf, fitting, type Post } from './post.ts'
import type { Shelf } from './shelf.ts'
import type { Undo } from './undo.ts'

const BATCH_WAIT = 2_000
const FIRST_RETRY = 1_000
const LONGEST_RETRY = 60_000
/** Events that are read from the shelf in one go. */
const READ = 200

type Outbox = { site: string; url: string; shelf: Shelf; post: Post }

/**
 * Sends what waits. An event leaves the shelf only after an answer that could be read. What is
 * beaconed when the page goes away stays there and is sent again: a beacon is no receipt, and
 * the collector counts an id once.
 */
export function createOutbox({ site, url, shelf, post }: Outbox) {
  const unsent = new Map<string, Event>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  /** The collector asked for a pause, or did not answer. */
  let notBefore = 0
  let stopped = false

  const schedule = (wait: number) => {
    if (!stopped) timer ??= setTimeout(() => guard(drain), Math.max(wait, notBefore - Date.now()))
  }
  const reschedule = () => {
    clearTimeout(timer)
    timer = undefined
    schedule(0)
  }
  const pause = (after: number) => {
    // Full jitter: a collector that comes back must not meet everybody at once.
    const longest = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** failures++)
    notBefore = Date.now() + after + Math.random() * longest
    reschedule()
  }

  const settle = async (events: Event[]) => {
    for (const { id } of events) unsent.delete(id)
    await shelf.remove(events.map(({ id }) => id))
  }

  const drainAll = async () => {
    for (;;) {
      const batch = fitting(await shelf.waiting(READ))
      if (!batch.length || stopped) return
      const answer = await post(batch)
      if (!answer.settled) return pause(answer.after)
      failures = 0
      await settle(batch)
    }
  }

  const drain = () => {
    timer = undefined
    // One drainer for all tabs; without locks (no secure context) the collector drops what comes twice.
    const draining = navigator.locks
      ? navigator.locks.request(`segue.${site}`, { ifAvailable: true }, (lock) =>
          lock ? drainAll() : schedule(BATCH_WAIT),
        )
      : drainAll()
    Promise.resolve(draining).catch(() => schedule(LONGEST_RETRY))
  }

  const flush = () =>
    guard(() => {
      const events = fitting([...unsent.values()])
      if (!events.length) return
      // They stay on the shelf; but once is enough for a page that is hidden again and again.
      if (!navigator.sendBeacon(url, bodyOf(site, events))) return
      for (const { id } of events) unsent.delete(id)
    })
  const onHidden = () => document.visibilityState === 'hidden' && flush()
  const onOnline = () => {
    notBefore = 0
    reschedule()
  }
  addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', onHidden)
  addEventListener('online', onOnline)
  schedule(BATCH_WAIT)

  const stop: Undo = () => {
    stopped = true
    clearTimeout(timer)
    removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', onHidden)
    removeEventListener('online', onOnline)
  }
  return {
    stop,
    /** What has not been sent is not to be sent. */
    forget: () => unsent.clear(),
    add(event: Event, stored: Promise<void>): void {
      if (stopped) return
      unsent.set(event.id, event)
      if (event.kind !== 'macro' || Date.now() < notBefore) {
        schedule(BATCH_WAIT)
        return
      }
      // A purchase does not wait for anything.
      post([event])
        .then(async (answer) => {
          if (!answer.settled) return pause(answer.after)
          await stored
          await settle([event])
        })
        .catch(() => schedule(FIRST_RETRY))
    },
  }
}
