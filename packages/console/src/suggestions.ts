import type { LiveEvent } from '@segue/core'
import { computed, type ReadableAtom } from 'nanostores'
import { createReading } from './reading.ts'
import { type Seen, seenIn } from './seen.ts'
import type { Reader, SiteStore } from './site.ts'

export type SuggestionsStore = { $seen: ReadableAtom<Seen> }

/** What visitors did lately, for whoever fills in what they might do. */
export function createSuggestions(
  { get, repeat, now }: Reader,
  { $site }: SiteStore,
): SuggestionsStore {
  const { $reading } = createReading({
    $key: $site,
    load: (site) => get<{ events: LiveEvent[] }>(`/sites/${encodeURIComponent(site)}/events`),
    repeat,
    pause: 60_000,
    now,
  })
  return {
    $seen: computed($reading, (reading) =>
      seenIn(reading.kind === 'here' ? reading.value.events : []),
    ),
  }
}
