import type { Event } from '@segue/core'
import { createRecentIds, type Fate } from './recent-ids.ts'

type Append = (records: Buffer) => Promise<void>

/** Which of the events are new, and whether those that are not are in the log for sure. */
export type Kept = { fresh: Event[]; isWhole: boolean }

/**
 * Takes into the log what is not there yet, also where the same event comes by two requests at
 * once: the second waits for the first, for it must not be told that all is well before it is.
 */
export function createKeepOnce(append: Append) {
  const recent = createRecentIds()

  /** Rejects when nothing of these could be written. */
  return async (events: Event[], linesOf: (events: Event[]) => Buffer): Promise<Kept> => {
    let decide: (isKept: boolean) => void = () => {}
    const own: Fate = new Promise((resolve) => (decide = resolve))
    const fresh: Event[] = []
    const others = new Set<Fate>()
    for (const event of events) {
      const fate = recent.fateOf(event.id)
      if (fate === undefined) {
        recent.add(event.id, own)
        fresh.push(event)
      } else if (fate !== own) others.add(fate)
    }
    if (fresh.length > 0) {
      try {
        await append(linesOf(fresh))
        decide(true)
      } catch (error) {
        // Sent again, they are new.
        for (const { id } of fresh) recent.remove(id)
        decide(false)
        throw error
      }
    }
    const isWhole = (await Promise.all(others)).every(Boolean)
    return { fresh, isWhole }
  }
}
