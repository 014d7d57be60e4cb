import type { LiveEvent } from '@segue/core'
import { computed, type ReadableAtom } from 'nanostores'
import { createReading, type Reading } from './reading.ts'
import type { Reader, SiteStore } from './site.ts'

export type Arrival =
  | { kind: 'unknown'; trouble: string | null }
  | { kind: 'none' }
  | { kind: 'first' | 'latest'; name: string; at: number }

export type Install = { tag: Reading<string>; arrival: Arrival }

export type InstallStore = { $install: ReadableAtom<Install> }

export function createInstall({ get, repeat, now }: Reader, { $site }: SiteStore): InstallStore {
  const path = (site: string) => `/sites/${encodeURIComponent(site)}`
  const { $reading: $tag } = createReading({
    $key: $site,
    load: async (site) => (await get<{ tag: string }>(`${path(site)}/tag`)).tag,
    repeat,
    pause: 60_000,
    now,
  })
  const { $reading: $events } = createReading({
    $key: $site,
    load: async (site) => (await get<{ events: LiveEvent[] }>(`${path(site)}/events`)).events,
    repeat,
    pause: 2_000,
    now,
  })
  return {
    $install: computed([$tag, $events], (tag, events) => ({ tag, arrival: arrivalOf(events) })),
  }
}

/** The very first event is number 1; later only the latest ones are still at hand. */
export function arrivalOf(events: Reading<LiveEvent[]>): Arrival {
  if (events.kind !== 'here') {
    return { kind: 'unknown', trouble: events.kind === 'missing' ? events.trouble : null }
  }
  const [oldest] = events.value
  const latest = events.value.at(-1)
  if (!oldest || !latest) return { kind: 'none' }
  const first = oldest.n === 1
  const { event, receivedAt } = first ? oldest : latest
  return { kind: first ? 'first' : 'latest', name: event.name, at: receivedAt }
}
