import type { Event } from '@segue/core'
import { bytesOf } from './bytes-of.ts'

const MOST_EVENTS = 1_000
const MOST_BYTES = 2 ** 20
const OLDEST = 7 * 86_400_000

/** What a conversion is worth: the rest tells how it came about. */
const worth = ({ kind, order }: Event) => (order ? 2 : 0) + (kind === 'macro' ? 1 : 0)

/**
 * What is too much for a browser to keep for a collector that does not answer: orders go last,
 * other conversions before them, and of each the oldest first. `events` are in the order of time.
 */
export function overflow(events: Event[], now: number): Event[] {
  let bytes = 0
  return events
    .reverse()
    .sort((a, b) => worth(b) - worth(a))
    .filter((event, place) => {
      bytes += bytesOf(event)
      return place >= MOST_EVENTS || bytes > MOST_BYTES || now - event.at > OLDEST
    })
}
