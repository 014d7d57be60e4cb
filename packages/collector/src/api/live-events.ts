import type { Event, LiveEvent } from '@segue/core'

/** What a site's console can look back on; the store has the rest. */
const KEPT = 500
const FIRST_LOOK = 50

export type LiveEvents = ReturnType<typeof createLiveEvents>

/** The latest events of each site, numbered from 1 since the collector was started. */
export function createLiveEvents(kept = KEPT) {
  /** By the event's id, oldest first: what was beaconed is sent again, and is one event all the same. */
  const sites = new Map<string, { last: number; events: Map<string, LiveEvent> }>()

  function roomOf(site: string) {
    const room = sites.get(site) ?? { last: 0, events: new Map<string, LiveEvent>() }
    sites.set(site, room)
    return room
  }

  return {
    push(site: string, events: readonly Event[], receivedAt: number): void {
      const room = roomOf(site)
      for (const event of events) {
        if (room.events.has(event.id)) continue
        room.last++
        room.events.set(event.id, { n: room.last, receivedAt, event })
        if (room.events.size > kept) room.events.delete(room.events.keys().next().value!)
      }
    },
    forget(site: string, visitor: string): void {
      const { events } = roomOf(site)
      for (const [id, { event }] of events) if (event.visitor === visitor) events.delete(id)
    },
    /** Those that came after number `after`; without it, the latest few. Oldest first. */
    after(site: string, after?: number): { events: LiveEvent[]; next: number } {
      const { last, events } = roomOf(site)
      const all = [...events.values()]
      const wanted = after === undefined ? all.slice(-FIRST_LOOK) : all.filter(({ n }) => n > after)
      return { events: wanted, next: last }
    },
  }
}
