import type { Batch, Event } from '@segue/core'

/** A page may have 64 KiB of keepalive requests in flight, its own included. */
export const BATCH_BYTES = 48 * 1024
/** A collector that does not answer must not hold the queue for ever. */
const ANSWER_WITHIN = 10_000

/** `settled`: the collector has them or refused them for good. Else: try later, not before `after` ms. */
export type Answer = { settled: true } | { settled: false; after: number }

export type Post = (events: Event[]) => Promise<Answer>

/** As many events, from the first on, as one body may hold; at least one. */
export function fitting(events: Event[]): Event[] {
  let bytes = 0
  const encoder = new TextEncoder()
  const end = events.findIndex((event) => {
    bytes += encoder.encode(JSON.stringify(event)).length + 1
    return bytes > BATCH_BYTES
  })
  return end < 0 ? events : events.slice(0, Math.max(1, end))
}

export function bodyOf(site: string, events: Event[]): string {
  const batch: Batch = { site, sent: Date.now(), driven: navigator.webdriver, events }
  return JSON.stringify(batch)
}

/** What a receipt's headers say beside: where the visitor is, say, or that the site has paused everything. */
export type OnReceipt = (receipt: Response) => void

export function postTo(url: string, site: string, onReceipt: OnReceipt): Post {
  return async (events) => {
    try {
      // A plain string is `text/plain`, which other origins take without a preflight.
      const response = await fetch(url, {
        method: 'POST',
        body: bodyOf(site, events),
        keepalive: true,
        // A collector on the site's own host refreshes the cookie of the visitor's id.
        credentials: 'same-origin',
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      })
      // The answer must be readable to its end: a proxy may cut it after the status line.
      const text = await response.text()
      if (response.ok) {
        onReceipt(response)
        return { settled: true }
      }
      // The collector names what it refuses for good; anybody else's 400 says nothing of our events.
      if (response.status === 400 && 'rejected' in JSON.parse(text)) return { settled: true }
      return { settled: false, after: Number(response.headers.get('retry-after')) * 1_000 || 0 }
    } catch {
      return { settled: false, after: 0 }
    }
  }
}
