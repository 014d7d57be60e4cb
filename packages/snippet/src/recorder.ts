import type { Event, Profile, VisitorEvent } from '@segue/core'
import type { Shelf } from './shelf.ts'
import type { VisitorState } from './visitor-state.ts'

type Recorder = {
  state: VisitorState
  shelf: Shelf
  /** The profile as this page found it, for a shelf that holds none or an older one. */
  base: () => Profile
  onEvent(event: Event, stored: Promise<void>): void
  onStored(profile: Profile): void
  /** Something has happened while the page goes: it is not stored before the page comes back, if it does. */
  onLate(): void
}

const RETRY = 500

/**
 * Takes events into the profile and onto the shelf. The promise holds when the event is stored;
 * events of one task are stored in one step.
 */
export function createRecorder({ state, shelf, base, onEvent, onStored, onLate }: Recorder) {
  let pending: { raw: VisitorEvent; event: Event }[] = []
  let storing: Promise<void> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const unstored = new Map<string, Event>()
  // A page that has a transaction open when it goes is not kept for the way back.
  let away: Promise<unknown> | undefined
  addEventListener('pagehide', () => {
    away = new Promise((resolve) => addEventListener('pageshow', resolve, { once: true })).then(
      () => {
        away = undefined
      },
    )
  })

  const store = async () => {
    const batch = pending
    pending = []
    storing = undefined
    const further = (stored: Profile | undefined) => {
      const known = stored?.id === base().id && stored.newest >= base().newest
      const profile = known ? stored : structuredClone(base())
      state.prune(profile)
      for (const { raw } of batch) state.further(profile, raw)
      return profile
    }
    const events = batch.map(({ event }) => event)
    // A database that is being closed (Safari does it to pages in the background) is open again soon.
    const profile = await shelf
      .keep(further, events)
      .catch(() => pause().then(() => shelf.keep(further, events)))
    for (const { id } of events) unstored.delete(id)
    onStored(profile)
    if (!pending.length) state.replace(profile)
  }

  return {
    async record(raw: VisitorEvent): Promise<void> {
      const event = state.take(raw)
      if (!event) return
      pending.push({ raw, event })
      unstored.set(event.id, event)
      // Storing and sending start in the same task; neither waits for the other.
      storing ??= Promise.resolve(away).then(store)
      const stored = storing
      last = stored.catch(() => {})
      onEvent(event, stored)
      if (away) onLate()
      await stored
    },
    /** What a page that is left now would lose. */
    unstored: () => [...unstored.values()],
    /** Holds when nothing is being stored. */
    idle: () => last,
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, RETRY))
