import type { Event } from '@segue/core'
import { createRecentIds, type Fate } from './recent-ids.ts'

type Append = (records: Buffer) => Promise<void>

/** How many of the events are new, and whether those that are not are in the log for sure. */
export type Kept = { fresh: number; isWhole: boolean }

/**
 * Takes into the log what is not there yet, also where the same event comes by two requests at
 * once: the second waits for the first, for it must not be told that all is well before it is.
 */
export function createKeepOnce(append: Append) {
  const recent = createRecentIds()

  /** Rejects when nothing of these could be written. */
  return (events: Event[], linesOf: (events: Event[]) => Buffer): Promise<Kept> => {
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
    return settle(
      fresh.map(({ id }) => id),
      fresh.length > 0 ? appended(() => linesOf(fresh)) : undefined,
      decide,
      others,
    )
  }

  // What waits here for the disk is alive when memory is tidied up: ids, and no whole events.
  async function settle(
    ids: string[],
    written: Promise<void> | undefined,
    decide: (isKept: boolean) => void,
    others: Set<Fate>,
  ): Promise<Kept> {
    try {
      await written
      decide(true)
    } catch (error) {
      // Sent again, they are new.
      for (const id of ids) recent.remove(id)
      decide(false)
      throw error
    }
    const isWhole = (await Promise.all(others)).every(Boolean)
    return { fresh: ids.length, isWhole }
  }

  // Rejects also where there are no lines to be had.
  async function appended(lines: () => Buffer): Promise<void> {
    return append(lines())
  }
}
