import type { Event, VisitorEvent } from '@segue/core'
import { guard } from './guard.ts'
import { mirrorKey } from './mirror.ts'

// What a page that is left cannot finish goes over to the next page of the site, in localStorage:
// it is the only store that can be written while a page goes away.

/** What the head has noted when its tail has not come yet: the next head sees it, its tail takes it. */
export function carryLog(site: string, log: VisitorEvent[]): void {
  // A tail that came has emptied it.
  if (log.length) carry(site, 'log', log)
}
export const peekLog = (site: string) => peek<VisitorEvent>(site, 'log')

export function takeLog(site: string): VisitorEvent[] {
  try {
    return peekLog(site)
  } finally {
    // Also what cannot be read, or it would be in the way for ever.
    localStorage.removeItem(keyOf(site, 'log'))
  }
}

/**
 * What has been recorded and is not stored yet: its transaction dies with the page. The events
 * keep their ids, so that what arrives by beacon as well counts once.
 */
export function carryEvents(site: string, events: Event[]): void {
  carry(site, 'events', events)
}

/**
 * Stores what was carried over, and only then lets go of it: this page too may be left at any
 * moment, and another tab may have left more meanwhile.
 */
export async function keepCarried(
  site: string,
  keep: (events: Event[]) => Promise<unknown>,
): Promise<void> {
  const events = guard(() => peek<Event>(site, 'events'))
  if (!events) return write(site, 'events', [])
  if (!events.length) return
  await keep(events)
  const kept = new Set(events.map(({ id }) => id))
  const rest = peek<Event>(site, 'events').filter(({ id }) => !kept.has(id))
  write(site, 'events', rest)
}

const keyOf = (site: string, what: string) => `${mirrorKey(site)}.${what}`

/** Beside what another tab has left there. */
function carry(site: string, what: string, things: unknown[]): void {
  write(site, what, [...peek(site, what), ...things])
}

function write(site: string, what: string, things: unknown[]): void {
  localStorage.setItem(keyOf(site, what), JSON.stringify(things))
}

const peek = <Thing>(site: string, what: string) =>
  JSON.parse(localStorage.getItem(keyOf(site, what)) ?? '[]') as Thing[]
