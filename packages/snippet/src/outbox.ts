import type { Event } from '@segue/core'
import { guard } from './guard.ts'
import { overflow } from './overflow.ts'
import { bodyOf, fitting, type Post } from './post.ts'
import type { Shelf } from './shelf.ts'
import type { Undo } from './undo.ts'

const BATCH_WAIT = 2_000
const FIRST_RETRY = 1_000
const LONGEST_RETRY = 60_000

type Outbox = { site: string; url: string; shelf: Shelf; post: Post }

/**
 * Sends what waits. An event leaves the shelf only after an answer that could be read. What is
 * beaconed when the page goes away stays there and is sent again: a beacon is no receipt, and
 * the collector counts an id once.
 */
export function createOutbox({ site, url, shelf, post }: Outbox) {
  const unsent = new Map<string, Event>()
  const droppedKey = `segue.${site}.dropped`
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  /** The collector asked for a pause, or did not answer. By a clock that nobody sets. */
  let notBefore = 0
  let stopped = false

  const schedule = (wait: number) => {
    if (!stopped) timer ??= setTimeout(drain, Math.max(wait, notBefore - performance.now()))
  }
  const reschedule = () => {
    clearTimeout(timer)
    timer = undefined
    schedule(0)
  }

  /** Events that were dropped and of which the collector does not know: that outlasts the page. */
  const dropped = (more: number) =>
    guard(() => {
      localStorage[droppedKey] = (Number(localStorage[droppedKey]) || 0) + more
      return Number(localStorage[droppedKey])
    })

  /** Whether they are settled. Only what is `stored` can be taken from the shelf. */
  const deliver = async (events: Event[], stored?: Promise<void>, told?: number) => {
    const after = await post(events, told)
    if (after !== undefined) {
      // Full jitter: a collector that comes back must not meet everybody at once.
      const longest = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** failures++)
      notBefore = performance.now() + after + Math.random() * longest
      reschedule()
      return false
    }
    failures = 0
    await stored
    for (const { id } of events) unsent.delete(id)
    await shelf.remove(events)
    return true
  }

  const drainAll = async () => {
    for (;;) {
      const waiting = await shelf.waiting()
      const batch = fitting(waiting)
      if (!batch.length || stopped) return
      const told = dropped(0)
      if (!(await deliver(batch, undefined, told))) {
        // Only now: what can be sent need not be dropped.
        const over = overflow(waiting, Date.now())
        dropped(over.length)
        return shelf.remove(over)
      }
      if (told) dropped(-told)
    }
  }

  const drain = async () => {
    timer = undefined
    const { locks } = navigator
    try {
      // One drainer for all tabs; without locks (no secure context) the collector drops what comes twice.
      await (locks
        ? locks.request(`segue.${site}`, { ifAvailable: true }, (lock) =>
            lock ? drainAll() : schedule(BATCH_WAIT),
          )
        : drainAll())
    } catch {
      schedule(LONGEST_RETRY)
    }
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
      // A purchase does not wait for anything.
      if (event.kind === 'macro' && performance.now() >= notBefore)
        deliver([event], stored).catch(() => schedule(FIRST_RETRY))
      else schedule(BATCH_WAIT)
    },
  }
}
