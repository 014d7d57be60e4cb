import type { Event, Profile } from '@segue/core'
import { guard } from './guard.ts'
import type { Shelf } from './shelf.ts'

type Kept = { profile?: Profile | undefined; events: Event[] }

/** For browsers without IndexedDB: localStorage, and where there is none either, this page's memory. */
export function localShelf(site: string): Shelf {
  const key = `segue.${site}.shelf`
  let kept: Kept = { events: [] }
  const read = (): Kept => {
    kept = guard(() => JSON.parse(localStorage[key] ?? 'null') as Kept) ?? kept
    return kept
  }
  const write = (next: Kept) => {
    kept = next
    guard(() => {
      localStorage[key] = JSON.stringify(next)
    })
  }
  return {
    async keep(further, more) {
      const { profile: stored, events } = read()
      const profile = further(stored)
      write({ profile, events: [...events, ...more] })
      return profile
    },
    waiting: async () => read().events,
    async remove(gone) {
      const { profile, events } = read()
      const ids = gone.map(({ id }) => id)
      write({ profile, events: events.filter(({ id }) => !ids.includes(id)) })
    },
    read: async () => read().profile,
    async clear() {
      kept = { events: [] }
      guard(() => delete localStorage[key])
    },
  }
}
