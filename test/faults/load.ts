import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Event, uuid7 } from '@segue/core'
import { isLong } from './how-much.ts'

const SENDERS = 4
const BATCH = 10
const VISITORS = 40
/** So many batches of all that were taken may come again. */
const MOST_EARLIER = 100
/** For an answer that is to come; the store's quarter of a gigabyte takes a while. */
const PATIENCE = isLong ? 600_000 : 60_000
/**
 * Between one batch and the next of a sender, so that a long run leaves what can be compared, and
 * nobody does more in a minute than a person.
 */
const PAUSE = isLong ? 40 : 8

export type Load = {
  /** Every id that was ever sent. */
  sent: ReadonlySet<string>
  acknowledged: ReadonlySet<string>
  visitors: readonly string[]
  /** How often each answer came; 0 stands for none. */
  answers: ReadonlyMap<number, number>
  /** Answers of 503 that did not say when to come again. */
  unbounded(): number
  /** Resolves with the next answer of this status. */
  next(status: number): Promise<void>
  /** Sends nothing new, and what is not acknowledged again until it is. */
  finish(): Promise<void>
}

/** What browsers do, many of them: what got no 2xx is sent again with the same ids, and some of what did. */
export function startLoad(collector: string, { pad = '', pause = PAUSE } = {}): Load {
  const visitors = Array.from({ length: VISITORS }, (_, n) => `visitor-${n}`)
  const sent = new Set<string>()
  const acknowledged = new Set<string>()
  const answers = new Map<number, number>()
  const unanswered: Event[][] = []
  const taken: Event[][] = []
  const listeners = new Set<(status: number) => void>()
  let unbounded = 0
  let stopping = false
  let count = 0

  async function send(events: Event[]): Promise<void> {
    const body = JSON.stringify({ site: 'shop', sent: Date.now(), events })
    const status = await post(body)
    if (status === 204) {
      for (const { id } of events) acknowledged.add(id)
      taken[taken.length < MOST_EARLIER ? taken.length : chance(MOST_EARLIER)] = events
    } else unanswered.push(events)
    answers.set(status, (answers.get(status) ?? 0) + 1)
    for (const listener of listeners) listener(status)
  }

  async function post(body: string): Promise<number> {
    try {
      const response = await fetch(`${collector}/e`, { method: 'POST', body })
      await response.arrayBuffer()
      if (response.status === 503 && !Number(response.headers.get('retry-after'))) unbounded++
      return response.status
    } catch {
      return 0
    }
  }

  async function sender(): Promise<void> {
    const page = randomUUID()
    for (let seq = 0; !stopping; seq += BATCH) {
      const again = unanswered.shift() ?? earlier()
      if (again) seq -= BATCH
      await send(again ?? batch(page, seq))
      await sleep(pause)
    }
  }

  // A beacon and the queue both carry an event, perhaps to one process and to the next.
  function earlier(): Event[] | undefined {
    return chance(5) === 0 ? taken[chance(taken.length)] : undefined
  }

  function batch(page: string, first: number): Event[] {
    return Array.from({ length: BATCH }, (_, n) => {
      const event = converted(visitors[count++ % VISITORS]!, page, first + n, pad)
      sent.add(event.id)
      return event
    })
  }

  const senders = Promise.all(Array.from({ length: SENDERS }, sender))
  return {
    sent,
    acknowledged,
    visitors,
    answers,
    unbounded: () => unbounded,
    next: (status) =>
      new Promise((resolve, reject) => {
        const none = new Error(`For ${PATIENCE} ms no answer was ${status}.`)
        const timer = setTimeout(() => reject(none), PATIENCE)
        const listener = (found: number) => {
          if (found !== status) return
          clearTimeout(timer)
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
      }),
    async finish() {
      stopping = true
      await senders
      for (let batch = unanswered.shift(); batch; batch = unanswered.shift()) {
        await send(batch)
        if (unanswered.length) await sleep(50)
      }
      // What the process before took as well: the store has not merged that yet when it is asked.
      for (const batch of [...taken]) await send(batch)
    },
  }
}

const chance = (of: number) => Math.floor(Math.random() * of)

/** A purchase of 1 by somebody who is in an arm; each of a page's is numbered. */
export function converted(visitor: string, page: string, seq: number, pad = ''): Event {
  const at = Date.now()
  return {
    id: uuid7(at, randomBytes(10)),
    name: 'purchase',
    kind: 'macro',
    at,
    visitor,
    visit: `${visitor}-1`,
    page,
    seq,
    config: 1,
    segments: [],
    arms: { hero: '*/control/1' },
    goals: ['buy'],
    value: 1,
    currency: 'EUR',
    props: pad ? { pad } : {},
  }
}
