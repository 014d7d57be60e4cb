import { ALL_SITES, type AuditCheck, type AuditEntry } from '@segue/core'
import { atom, computed, type ReadableAtom } from 'nanostores'
import { wordsOf } from './api.ts'
import { createReading, type Reading } from './reading.ts'
import type { Reader } from './site.ts'
import type { Standing } from './standing.ts'

export type Checked =
  | { kind: 'not' }
  | { kind: 'checked'; check: AuditCheck }
  | { kind: 'trouble'; words: string }

export type AuditView = {
  /** The newest first. */
  entries: Reading<AuditEntry[]>
  /** Whether there may be older ones. */
  more: boolean
  checked: Checked
  mayCheck: boolean
}

export type AuditStore = {
  $audit: ReadableAtom<AuditView>
  older: () => Promise<void>
  check: () => Promise<void>
}

/** As many as the collector gives at a time. */
const A_PAGE = 100

/** The record of who did what: of everything for those who own everything, else of the site. */
export function createAudit(
  { get, repeat, now }: Reader,
  $site: ReadableAtom<string | null>,
  $standing: ReadableAtom<Standing>,
): AuditStore {
  const $older = atom<{ place: string; entries: AuditEntry[]; done: boolean } | null>(null)
  const $checked = atom<Checked>({ kind: 'not' })
  const $place = computed([$site, $standing], (site, { role, everywhere }) =>
    everywhere === 'owner' ? ALL_SITES : role === 'owner' ? site : null,
  )
  const path = (site: string) => `/sites/${encodeURIComponent(site)}/audit`
  const page = async (path: string) => (await get<{ entries: AuditEntry[] }>(path)).entries
  const { $reading } = createReading({
    $key: $place,
    load: (site) => page(path(site)),
    repeat,
    pause: 10_000,
    now,
  })
  const $audit = computed(
    [$reading, $older, $checked, $place],
    (reading, older, checked, place): AuditView => {
      const mine = older?.place === place ? older : null
      if (reading.kind !== 'here') {
        return { entries: reading, more: false, checked, mayCheck: place === ALL_SITES }
      }
      const last = reading.value.at(-1)?.n ?? 0
      const value = [...reading.value, ...(mine?.entries ?? []).filter(({ n }) => n < last)]
      const more = mine ? !mine.done : reading.value.length === A_PAGE
      return { entries: { ...reading, value }, more, checked, mayCheck: place === ALL_SITES }
    },
  )
  return {
    $audit,
    async older() {
      const [place, { entries }] = [$place.get(), $audit.get()]
      if (place === null || entries.kind !== 'here') return
      const before = entries.value.at(-1)?.n ?? 0
      // What cannot be had stays asked for: the button is still there.
      const next = await page(`${path(place)}?before=${before}`).catch(() => null)
      if (!next) return
      const had = $older.get()?.place === place ? $older.get()!.entries : []
      // All that is shown below the newest page, which moves on as more is done.
      const kept = had.length > 0 ? had : entries.value
      $older.set({ place, entries: [...kept, ...next], done: next.length < A_PAGE })
    },
    async check() {
      try {
        $checked.set({ kind: 'checked', check: await get<AuditCheck>('/audit/check') })
      } catch (error) {
        $checked.set({ kind: 'trouble', words: wordsOf(error) })
      }
    },
  }
}
