import type { Event, VisitorEvent } from '@segue/core'
import { mirrorKey } from './mirror.ts'

// What a page that is left cannot finish goes over to the next page of the site, in localStorage:
// it is the only store that can be written while a page goes away.

/** What the head has noted when its tail has not come yet: the next head sees it, its tail takes it. */
export function carryLog(site: string, log: VisitorEvent[]): void {
  // A tail that came has emptied it.
  if (log.length) carry(site, 'log', log)
}
export const peekLog = (site: string) => peek<VisitorEvent>(site, 'log')
export const takeLog = (site: string) => take<VisitorEvent>(site, 'log')

/**
 * What has been recorded and is not stored yet: its transaction dies with the page. The events
 * keep their ids, so that what arrives by beacon as well counts once.
 */
export function carryEvents(site: string, events: Event[]): void {
  carry(site, 'events', events)
}
export const takeEvents = (site: string) => take<Event>(site, 'events')

const keyOf = (site: string, what: string) => `${mirrorKey(site)}.${what}`

function carry(site: string, what: string, things: unknown[]): void {
  localStorage.setItem(keyOf(site, what), JSON.stringify(things))
}

const peek = <Thing>(site: string, what: string) =>
  JSON.parse(localStorage.getItem(keyOf(site, what)) ?? '[]') as Thing[]

function take<Thing>(site: string, what: string): Thing[] {
  try {
    return peek<Thing>(site, what)
  } finally {
    // Also what cannot be read, or it would be in the way for ever.
    localStorage.removeItem(keyOf(site, what))
  }
}
