import type { DemoData } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { type Delete, type Post, wordsOf } from './api.ts'
import { createReading, type Reading } from './reading.ts'
import type { Reader, SiteStore } from './site.ts'
import { may, type Standing } from './standing.ts'

/** Simulated visitors of the site that is looked at. */
export type DemoStore = {
  $demo: ReadableAtom<Reading<DemoData>>
  /** Whether one may load them and take them out. */
  $may: ReadableAtom<boolean>
  /** Why the last wish was not granted, and whether it is granted to who insists. */
  $refusal: ReadableAtom<string | null>
  /** Loads them; on a site of its own where there is none yet. */
  load: (options?: { site?: string; anyway?: boolean }) => Promise<void>
  /** Takes out what there is, and ends what is on its way. */
  remove: () => Promise<void>
}

/** Often enough for a bar that grows. */
const PAUSE = 1_000

export function createDemo(
  { get, repeat, now }: Reader,
  { post, remove }: { post: Post; remove: Delete },
  { $site }: Pick<SiteStore, '$site'>,
  $standing: ReadableAtom<Standing>,
): DemoStore {
  const $refusal = atom<string | null>(null)
  const pathOf = (site: string) => `/sites/${encodeURIComponent(site)}/demo-data`
  const { $reading: $demo, refresh } = createReading({
    $key: $site,
    load: (site) => get<DemoData>(pathOf(site)),
    repeat,
    pause: PAUSE,
    now,
  })
  async function wish(act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
      $refusal.set(null)
    } catch (error) {
      $refusal.set(wordsOf(error))
    }
    await refresh()
  }
  return {
    $demo,
    $may: computed($standing, (standing) => may(standing, 'publisher')),
    $refusal,
    load: ({ site, anyway = false } = {}) => {
      const wanted = site ?? $site.get()
      return wish(async () => wanted && post(pathOf(wanted), { anyway }))
    },
    remove: () => {
      const site = $site.get()
      return wish(async () => site && remove(pathOf(site)))
    },
  }
}
