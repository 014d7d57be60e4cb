import type { Config } from '@segue/core'
import { computed, type ReadableAtom } from 'nanostores'
import type { Get } from './api.ts'
import { createReading, type Reading, type ReadingStore } from './reading.ts'
import type { Repeat } from './repeat.ts'
import type { Route } from './route.ts'

export type SiteEntry = { site: string; name: string; version: number; at: number }
export type LiveConfig = { version: number; config: Config }

/** What every store that reads needs from the outside. */
export type Reader = { get: Get; repeat: Repeat; now: () => number }

export type SiteStore = {
  $sites: ReadableAtom<Reading<SiteEntry[]>>
  /** Reads them at once: there is a new one. */
  refreshSites: () => Promise<void>
  /** The id of the site that is looked at; null as long as it is not known. */
  $site: ReadableAtom<string | null>
  /** Its live config. */
  live: ReadingStore<LiveConfig>
}

export function createSite(
  { get, repeat, now }: Reader,
  $who: ReadableAtom<string | null>,
  $route: ReadableAtom<Route>,
): SiteStore {
  const { $reading: $sites, refresh: refreshSites } = createReading({
    $key: $who,
    load: async () => (await get<{ sites: SiteEntry[] }>('/sites')).sites,
    repeat,
    pause: 10_000,
    now,
  })
  const $site = computed([$sites, $route], (sites, route) => {
    // That the address names is read at once, together with the list.
    if (sites.kind === 'waiting') return route.site || null
    if (sites.kind !== 'here') return null
    return (sites.value.find(({ site }) => site === route.site) ?? sites.value[0])?.site ?? null
  })
  const live = createReading({
    $key: $site,
    load: (site) => get<LiveConfig>(`/sites/${encodeURIComponent(site)}/config`),
    repeat,
    pause: 10_000,
    now,
  })
  return { $sites, refreshSites, $site, live }
}
