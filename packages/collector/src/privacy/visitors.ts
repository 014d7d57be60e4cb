import type { Event } from '@segue/core'
import type { LiveEvents } from '../api/live-events.ts'
import type { DeadLetters } from '../ingest/dead-letters.ts'
import type { Store } from '../store/store.ts'
import type { Erased } from './erased.ts'

type Parts = {
  erased: Pick<Erased, 'add'>
  store: Pick<Store, 'visitorEvents' | 'eraseVisitor'>
  deadLetters: Pick<DeadLetters, 'forget'>
  liveEvents: Pick<LiveEvents, 'forget'>
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

/** What a person may ask of a site: what it knows of them, and to know nothing any more. */
export type Visitors = ReturnType<typeof createVisitors>

export function createVisitors({ erased, store, deadLetters, liveEvents, drain, now }: Parts) {
  return {
    async events(site: string, visitor: string): Promise<Event[]> {
      await drain()
      return store.visitorEvents(site, visitor)
    },
    /** From its beginning nothing more of the visitor is taken. Gives the number of events that are gone. */
    async erase(site: string, visitor: string): Promise<number> {
      erased.add(site, visitor, now())
      liveEvents.forget(site, visitor)
      await drain()
      const events = await store.eraseVisitor(site, visitor)
      await deadLetters.forget(visitor)
      return events
    },
  }
}
