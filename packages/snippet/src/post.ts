import type { Batch, Event } from '@segue/core'
import { bytesOf } from './bytes-of.ts'

/** A page may have 64 KiB of keepalive requests in flight, its own included. */
export const BATCH_BYTES = 48 * 1024
/** What stands around the events. */
const ENVELOPE = 150
/** A collector that does not answer must not hold the queue for ever. */
const ANSWER_WITHIN = 10_000
/** Nobody means a longer one, and timers do not hold for much longer. */
const LONGEST_PAUSE = 86_400_000

/** Nothing: the collector has them or refused them for good. Else: try later, not before so many ms. */
export type Pause = number | undefined

/** `dropped`: see `Batch`. */
export type Post = (events: Event[], dropped?: number) => Promise<Pause>

/** As many events, from the first on, as one body may hold; at least one. */
export function fitting(events: Event[]): Event[] {
  let bytes = ENVELOPE
  return events.filter((event, place) => {
    bytes += bytesOf(event) + 1
    return !place || bytes <= BATCH_BYTES
  })
}

export function bodyOf(site: string, events: Event[], dropped?: number): string {
  const batch: Batch = {
    site,
    sent: Date.now(),
    driven: navigator.webdriver,
    events,
    ...(dropped && { dropped }),
  }
  return JSON.stringify(batch)
}

/** What a receipt's headers say beside: where the visitor is, say, or that the site has paused everything. */
export type OnReceipt = (receipt: Response) => void

export function postTo(url: string, site: string, onReceipt: OnReceipt): Post {
  return async (events, dropped) => {
    try {
      // A plain string is `text/plain`, which other origins take without a preflight. Cookies go to
      // the site's own host alone, whose collector refreshes the one of the visitor's id.
      const response = await fetch(url, {
        method: 'POST',
        body: bodyOf(site, events, dropped),
        keepalive: true,
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      })
      // The answer must be readable to its end: a proxy may cut it after the status line.
      const text = await response.text()
      if (response.ok) return void onReceipt(response)
      // The collector names what it refuses for good; anybody else's 400 says nothing of our events.
      if (response.status === 400 && 'rejected' in JSON.parse(text)) return
      return Math.min(LONGEST_PAUSE, Number(response.headers.get('retry-after')) * 1_000 || 0)
    } catch {
      return 0
    }
  }
}
