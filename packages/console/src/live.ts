import type { Config, LiveEvent } from '@segue/core'
import { atom, computed, onMount, type ReadableAtom } from 'nanostores'
import { wordsOf } from './api.ts'
import { type EventRow, eventRow } from './event-row.ts'
import type { Stop } from './repeat.ts'
import type { Reader, SiteStore } from './site.ts'

/** More rows than this nobody reads. */
export const MOST_ROWS = 200

export type LiveList = {
  /** Newest first, those that pass the filter. */
  rows: EventRow[]
  /** All that are kept, whatever the filter. */
  kept: number
  filter: string
  paused: boolean
  /** What has come in since the list was paused. */
  held: number
  /** Whether the collector has answered once. */
  asked: boolean
  trouble: string | null
  config: Config | null
}

export type LiveStore = {
  $live: ReadableAtom<LiveList>
  filterBy: (name: string) => void
  togglePause: () => void
}

/** What has arrived of a site. */
type Arrived = {
  site: string | null
  rows: EventRow[]
  next: number | null
  trouble: string | null
}

const nothing: Arrived = { site: null, rows: [], next: null, trouble: null }

export function createLive({ get, repeat }: Reader, { $site, live }: SiteStore): LiveStore {
  const $arrived = atom(nothing)
  const $filter = atom('')
  /** The rows as they were when the list was paused. */
  const $paused = atom<EventRow[] | null>(null)

  async function read(site: string): Promise<void> {
    const { next } = $arrived.get()
    const after = next === null ? '' : `?after=${next}`
    try {
      const answer = await get<{ events: LiveEvent[]; next: number }>(
        `/sites/${encodeURIComponent(site)}/events${after}`,
      )
      if ($site.get() !== site) return
      const fresh = answer.events.map((event) => eventRow(event, next !== null)).reverse()
      const rows = [...fresh, ...$arrived.get().rows].slice(0, MOST_ROWS)
      // A collector that counts from the start again was restarted: begin with its latest.
      const restarted = next !== null && answer.next < next
      $arrived.set({ site, rows, next: restarted ? null : answer.next, trouble: null })
    } catch (error) {
      if ($site.get() === site) $arrived.set({ ...$arrived.get(), trouble: wordsOf(error) })
    }
  }

  onMount($arrived, () => {
    let stop: Stop = () => {}
    const unsubscribe = $site.subscribe((site) => {
      stop()
      if (site !== $arrived.get().site) {
        $arrived.set({ ...nothing, site })
        $paused.set(null)
      }
      stop = site === null ? () => {} : repeat(() => read(site), 1_000)
    })
    return () => {
      unsubscribe()
      stop()
    }
  })

  const $live = computed(
    [$arrived, $filter, $paused, live.$reading],
    ({ rows, next, trouble }, filter, paused, reading): LiveList => {
      const kept = paused ?? rows
      const wanted = filter.trim().toLowerCase()
      const newest = paused?.[0]?.n ?? 0
      return {
        rows: kept.filter(({ name }) => name.toLowerCase().includes(wanted)),
        kept: kept.length,
        filter,
        paused: paused !== null,
        held: paused ? rows.filter(({ n }) => n > newest).length : 0,
        asked: next !== null,
        trouble,
        config: reading.kind === 'here' ? reading.value.config : null,
      }
    },
  )
  return {
    $live,
    filterBy: (name) => $filter.set(name),
    togglePause: () => $paused.set($paused.get() ? null : $arrived.get().rows),
  }
}
