import type { Event, Receipt } from '@segue/core'
import { rowOf } from '../store/schema.ts'
import { checkEvents, parseBatch } from './check.ts'
import type { DeadLetter } from './dead-letters.ts'
import { jsonOf } from './excerpt.ts'

/** Some 300,000 events: seconds for the store to catch up with, and little for a disk. */
const MOST_BEHIND = 256 * 2 ** 20

export type Options = {
  /** Settles when the records outlast a power cut. */
  append: (records: Buffer[]) => Promise<void>
  deadLetters: { add(letter: DeadLetter): void }
  knowsSite: (site: string) => boolean
  onAccepted: (site: string, events: Event[], receivedAt: number) => void
  onError?: (error: unknown) => void
  bytesBehind: () => number
  mostBehind?: number
  now: () => number
}

export type Outcome =
  | { kind: 'kept'; site: string }
  | { kind: 'kept-in-part'; site: string; receipt: Receipt }
  | { kind: 'refused'; error: string; rejected: Receipt['rejected'] }
  | { kind: 'unknown-site'; error: string }
  | { kind: 'later' }

/** received = accepted + rejected. What is to be sent again later is in none of them. */
export type Counts = { received: number; accepted: number; rejected: number }

/** From the bytes of a beacon to the log, and to what the sender is told. */
export function createTaker(options: Options): {
  take(body: Buffer): Promise<Outcome>
  counts(): Counts
} {
  const { append, deadLetters, knowsSite, onAccepted, onError, bytesBehind, now } = options
  const { mostBehind = MOST_BEHIND } = options
  const counts: Counts = { received: 0, accepted: 0, rejected: 0 }

  function count(accepted: number, rejected: number): void {
    counts.received += accepted + rejected
    counts.accepted += accepted
    counts.rejected += rejected
  }

  async function take(body: Buffer): Promise<Outcome> {
    const batch = parseBatch(body)
    if ('error' in batch) {
      const { error } = batch
      count(0, 1)
      deadLetters.add({ site: '', reason: error, event: body.toString() })
      return { kind: 'refused', error, rejected: [] }
    }
    const { site, events } = batch
    if (!knowsSite(site)) {
      const error =
        `Site "${site}" is not known to this collector. ` +
        'Publish its config here ("segue publish"), or correct the site in the tag.'
      count(0, events.length)
      deadLetters.add({ site, reason: error, event: jsonOf(events) })
      return { kind: 'unknown-site', error }
    }
    if (bytesBehind() > mostBehind) return { kind: 'later' }

    const receivedAt = now()
    const { accepted, rejected } = checkEvents(events, receivedAt)
    if (accepted.length > 0) {
      try {
        await append(accepted.map((event) => lineOf(site, event, receivedAt)))
      } catch (error) {
        onError?.(error)
        return { kind: 'later' }
      }
      onAccepted(site, accepted, receivedAt)
    }
    // Only now: what is sent again later is not to be counted, nor written down, twice.
    count(accepted.length, rejected.length)
    for (const { index, place, reason } of rejected) {
      deadLetters.add({ site, reason: `${place}: ${reason}`, event: jsonOf(events[index]) })
    }
    return outcomeOf(site, accepted.length, rejected)
  }

  return { take, counts: () => ({ ...counts }) }
}

function lineOf(site: string, event: Event, receivedAt: number): Buffer {
  return Buffer.from(JSON.stringify(rowOf(site, event, receivedAt)))
}

function outcomeOf(site: string, accepted: number, rejected: Receipt['rejected']): Outcome {
  const [first] = rejected
  if (!first) return { kind: 'kept', site }
  if (accepted > 0) return { kind: 'kept-in-part', site, receipt: { accepted, rejected } }
  const place = first.place === '' ? '' : `.${first.place}`
  const error = `events[${first.index}]${place}: ${first.reason} (found ${first.value})`
  return { kind: 'refused', error, rejected }
}
