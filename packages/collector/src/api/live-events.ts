import type { LiveEvent } from '@segue/core'
import type { Accepted } from '../ingest/take-batch.ts'
import { eventsOfLines } from '../store/events-of-lines.ts'

/** What a site's console can look back on, and what came with the first of them; the store has the rest. */
const KEPT = 500
const FIRST_LOOK = 50

/** Events that came together. They are bytes until somebody looks, for mostly nobody does. */
type Arrived = { first: number; events: number; seen?: LiveEvent[] } & Pick<
  Accepted,
  'lines' | 'receivedAt'
>
type Room = { last: number; arrived: Arrived[] }

export type LiveEvents = ReturnType<typeof createLiveEvents>

/** The latest events of each site, numbered from 1 since the collector was started. */
export function createLiveEvents(kept = KEPT) {
  /** Oldest first. */
  const sites = new Map<string, Room>()

  function roomOf(site: string): Room {
    const room = sites.get(site) ?? { last: 0, arrived: [] }
    sites.set(site, room)
    return room
  }

  return {
    push({ site, events, lines, receivedAt }: Accepted): void {
      const room = roomOf(site)
      room.arrived.push({ first: room.last + 1, events, lines, receivedAt })
      room.last += events
      const { arrived } = room
      while (arrived[0]!.first + arrived[0]!.events <= room.last + 1 - kept) arrived.shift()
    },
    forget(site: string, visitor: string): void {
      const room = roomOf(site)
      for (const arrived of room.arrived) {
        arrived.seen = seenOf(arrived).filter(({ event }) => event.visitor !== visitor)
      }
    },
    /** Those that came after number `after`; without it, the latest few. Oldest first. */
    after(site: string, after?: number): { events: LiveEvent[]; next: number } {
      const { last, arrived } = roomOf(site)
      const all = arrived.flatMap(seenOf)
      const wanted = after === undefined ? all.slice(-FIRST_LOOK) : all.filter(({ n }) => n > after)
      return { events: wanted, next: last }
    },
  }
}

function seenOf(arrived: Arrived): LiveEvent[] {
  const { first, lines, receivedAt } = arrived
  arrived.seen ??= eventsOfLines(lines).map((event, index) => ({
    n: first + index,
    receivedAt,
    event,
  }))
  arrived.lines = NOTHING
  return arrived.seen
}

const NOTHING = Buffer.alloc(0)
