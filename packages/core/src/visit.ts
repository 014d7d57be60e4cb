import type { VisitorEvent } from './event.ts'
import type { Profile, Visit } from './profile.ts'

/** A gap of this long or longer between two events ends a visit. */
export const VISIT_GAP = 30 * 60_000

/** The visit that goes on at `now`, by its number; 0 when the last one is over. */
export function visitAt(profile: Profile, now: number): number {
  return profile.visits && now - profile.last < VISIT_GAP ? profile.visits : 0
}

/** Counts the event to the visit that goes on, or begins the next one with it. */
export function learnVisit(profile: Profile, event: VisitorEvent): void {
  if (!visitAt(profile, event.at)) {
    profile.visits++
    profile.visit = visitFrom(event)
  }
  if (event.name === 'page_view') {
    profile.visit.pageViews++
    // A campaign link that is followed in the middle of a visit names the visit anew.
    if (event.campaign || event.source) Object.assign(profile.visit, campaignOf(event))
  }
  profile.last = event.at
  profile.newest = Math.max(profile.newest, event.at)
}

function visitFrom(event: VisitorEvent): Visit {
  return {
    at: event.at,
    pageViews: 0,
    entryPath: text(event.path),
    referrerHost: text(event.referrer_host),
    ...campaignOf(event),
  }
}

function campaignOf(event: VisitorEvent) {
  return {
    source: text(event.source),
    medium: text(event.medium),
    campaign: text(event.campaign),
    term: text(event.term),
    content: text(event.content),
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 64) : '')
