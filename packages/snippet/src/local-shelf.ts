import type { Event, Profile } from '@segue/core'
import { guard } from './guard.ts'
import type { Shelf } from './shelf.ts'

type Kept = { profile?: Profile; events: Event[] }

/**
 * For browsers without IndexedDB: localStorage, and where there is none either, this page's
 * memory. Bounded, since localStorage is shared with the site: the oldest events go first.
 */
const MOST_EVENTS = 200

export function localShelf(site: string): Shelf {
  const key = `segue.${site}.shelf`
  let kept: Kept = { events: [] }
  const read = (): Kept => {
    const text = guard(() => localStorage.getItem(key))
    kept = (text && guard(() => JSON.parse(text) as Kept)) || kept
    return kept
  }
  const write = (next: Kept) => {
    kept = next
    guard(() => localStorage.setItem(key, JSON.stringify(next)))
  }
  return {
    async keep(further, events) {
      const { profile, events: waiting } = read()
      const next = further(profile)
      write({ profile: next, events: [...waiting, ...events].slice(-MOST_EVENTS) })
      return next
    },
    waiting: async (limit) => read().events.slice(0, limit),
    async remove(ids) {
      const { profile, events } = read()
      write({ ...(profile && { profile }), events: events.filter(({ id }) => !ids.includes(id)) })
    },
    read: async () => read().profile,
    async clear() {
      kept = { events: [] }
      guard(() => localStorage.removeItem(key))
    },
  }
}
