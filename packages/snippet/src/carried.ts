import type { Event } from '@segue/core'

/**
 * What was recorded and not yet stored when a page was left: its transaction dies with the page.
 * The events keep their ids, so that whatever arrived by beacon as well counts once.
 */
const keyOf = (site: string) => `segue.${site}.events`

export function carryEvents(site: string, events: Event[]): void {
  localStorage.setItem(keyOf(site), JSON.stringify(events))
}

/** Takes over what the page before could not store. */
export function takeEvents(site: string): Event[] {
  const events = JSON.parse(localStorage.getItem(keyOf(site)) ?? '[]') as Event[]
  localStorage.removeItem(keyOf(site))
  return events
}
