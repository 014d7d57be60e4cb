import type { Event } from '@segue/core'
import { createRecentIds } from './recent-ids.ts'

type Append = (records: string[]) => Promise<void>

/** Which of the events are new, and whether those that are not are in the log for sure. */
export type Kept = { fresh: Event[]; isWhole: boolean }

/**
 * Takes into the log what is not there yet, also where the same event comes by two requests at
 * once: the second waits for the first, for it must not be told that all is well before it is.
 */
export function createKeepOnce(append: Append) {
  const recent = createRecentIds()
  const underWay = new Map<string, Promise<void>>()

  /** Rejects when nothing of these could be written. */
  return async (events: Event[], lineOf: (event: Event) => string): Promise<Kept> => {
    const fresh = new Map<string, Event>()
    const others = new Set<Promise<void>>()
    for (const event of events) {
      const other = underWay.get(event.id)
      if (other) others.add(other)
      else if (!recent.has(event.id)) fresh.set(event.id, fresh.get(event.id) ?? event)
    }
    if (fresh.size > 0) {
      const appended = append([...fresh.values()].map(lineOf))
      for (const id of fresh.keys()) underWay.set(id, appended)
      try {
        await appended
        recent.add(fresh.keys())
      } finally {
        for (const id of fresh.keys()) underWay.delete(id)
      }
    }
    const settled = await Promise.allSettled(others)
    const isWhole = settled.every(({ status }) => status === 'fulfilled')
    return { fresh: [...fresh.values()], isWhole }
  }
}
