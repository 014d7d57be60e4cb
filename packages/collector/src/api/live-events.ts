import type { Event, LiveEvent } from '@segue/core'

/** What a site's console can look back on; the store has the rest. */
const KEPT = 500
const FIRST_LOOK = 50

export type LiveEvents = ReturnType<typeof createLiveEvents>

/** The latest events of each site, numbered from 1 since the collector was started. */
export function createLiveEvents(kept = KEPT) {
  const rings = new Map<string, { last: number; events: LiveEvent[] }>()
  const ringOf = (site: string) => rings.get(site) ?? { last: 0, events: [] }

  return {
    push(site: string, events: readonly Event[], receivedAt: number): void {
      const { last, events: before } = ringOf(site)
      const added = events.map((event, index) => ({ n: last + index + 1, receivedAt, event }))
      rings.set(site, { last: last + added.length, events: [...before, ...added].slice(-kept) })
    },
    /** Those that came after number `after`; without it, the latest few. Oldest first. */
    after(site: string, after?: number): { events: LiveEvent[]; next: number } {
      const { last, events } = ringOf(site)
      const wanted =
        after === undefined ? events.slice(-FIRST_LOOK) : events.filter(({ n }) => n > after)
      return { events: wanted, next: last }
    },
  }
}
