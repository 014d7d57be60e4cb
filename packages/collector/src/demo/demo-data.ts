import type { DemoData } from '@segue/core'
import type { Sender } from '../ingest/sender.ts'
import type { Outcome } from '../ingest/take-batch.ts'
import type { SmallDatabase } from '../publish/database.ts'
import type { Publish } from '../publish/publish.ts'
import type { Sites } from '../publish/sites.ts'
import type { Store } from '../store/store.ts'
import { crowdOf } from './crowd.ts'
import { DEMO_VISITOR } from './demo-visitor.ts'
import { exampleConfig } from './example-config.ts'

export type DemoRequest = {
  /** On a site that has real visitors, too. */
  anyway: boolean
  visitors?: number | undefined
  seed?: number | undefined
}

export type DemoResult =
  | { kind: 'started' }
  /** There are some already, or on their way. */
  | { kind: 'there' }
  /** They would mix with real visitors. */
  | { kind: 'real' }

type Parts = {
  database: SmallDatabase
  sites: Pick<Sites, 'knows' | 'live'>
  publish: Publish
  /** From the bytes of a beacon to the log, with no limits on how much one sends. */
  take: (body: Buffer, sender: Sender) => Promise<Outcome>
  store: Pick<Store, 'hasReal' | 'eraseDemo'>
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
  onError: (error: unknown) => void
}

const DAYS = 30
export const DEMO_VISITORS = 12_000
const SEED = 7
/** As browsers send them. */
const MOST_EVENTS = 150
const PAUSE = 250

/** Simulated visitors for sites that have none yet: made here, sent through the door for events. */
export function createDemoData(parts: Parts) {
  const { database, sites, publish, take, store, drain, now, onError } = parts
  const insert = database.prepare('INSERT OR REPLACE INTO demo_data (site, at) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM demo_data WHERE site = ?')
  const find = database.prepare('SELECT 1 AS found FROM demo_data WHERE site = ?')
  type Running = { done: number; of: number; isCancelled: boolean; ended: Promise<void> }
  const running = new Map<string, Running>()
  const troubles = new Map<string, string>()

  const isLoaded = (site: string) => !!find.get([site])

  async function send(site: string, events: string[]): Promise<void> {
    const body = Buffer.from(`{"site":"${site}","sent":${now()},"events":[${events.join()}]}`)
    const outcome = await take(body, SENDER)
    switch (outcome.kind) {
      case 'kept':
        return
      case 'later':
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
        return send(site, events)
      case 'kept-in-part': {
        const [first] = outcome.receipt.rejected
        throw new Error(`A simulated event was refused: ${first?.place}: ${first?.reason}`)
      }
      default:
        throw new Error(`Simulated events were refused: ${outcome.error}`)
    }
  }

  async function fill(site: string, request: DemoRequest, job: Running): Promise<void> {
    const { visitors = DEMO_VISITORS, seed = SEED } = request
    const live = sites.live(site)!
    const crowd = crowdOf(live, { visitors, seed, days: DAYS, now: now() })
    job.of = crowd.visits
    let batch: string[] = []
    for (const events of crowd.play()) {
      batch.push(...events.map((event) => JSON.stringify(event)))
      job.done++
      if (batch.length < MOST_EVENTS - 50) continue
      await send(site, batch)
      batch = []
      if (job.isCancelled) return
    }
    if (batch.length) await send(site, batch)
    await drain()
  }

  return {
    state(site: string): DemoData {
      const job = running.get(site)
      return {
        loaded: isLoaded(site) && !job,
        running: job ? { done: job.done, of: job.of } : null,
        trouble: troubles.get(site) ?? null,
      }
    },

    /** Resolves when it has begun; a site that nobody has published gets an example of a config. */
    async start(site: string, request: DemoRequest): Promise<DemoResult> {
      if (running.has(site) || isLoaded(site)) return { kind: 'there' }
      if (!sites.knows(site)) {
        const note = 'An example that came with demo data'
        const published = await publish({ site, config: exampleConfig(site), note, from: 0 })
        if (published.kind === 'refused') throw new Error(JSON.stringify(published.problems))
      } else if (!request.anyway) {
        await drain()
        if (await store.hasReal(site, DEMO_VISITOR)) return { kind: 'real' }
      }
      if (running.has(site)) return { kind: 'there' }
      insert.run([site, now()])
      troubles.delete(site)
      const job: Running = { done: 0, of: 1, isCancelled: false, ended: Promise.resolve() }
      running.set(site, job)
      job.ended = fill(site, request, job)
        .catch((error: unknown) => {
          onError(error)
          troubles.set(site, 'Loading ended before its end. The collector’s log says why.')
        })
        .finally(() => running.delete(site))
      return { kind: 'started' }
    },

    /** Cancels what is under way, and takes out what there is. Gives the number of events that are gone. */
    async remove(site: string): Promise<number> {
      const job = running.get(site)
      if (job) {
        job.isCancelled = true
        await job.ended
      }
      await drain()
      const events = await store.eraseDemo(site, DEMO_VISITOR)
      remove.run([site])
      troubles.delete(site)
      return events
    },

    /** Ends what is under way; what was sent stays, and can be removed later. */
    async stop(): Promise<void> {
      for (const job of running.values()) job.isCancelled = true
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}

/** No browser: there is no page whose origin could be told. */
const SENDER: Sender = { address: 'demo' }
