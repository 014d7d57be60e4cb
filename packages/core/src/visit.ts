import type { VisitorEvent } from './event.ts'
import type { Profile, Visit } from './profile.ts'

/** A gap of this long or longer between two events ends a visit. */
export const VISIT_GAP = 30 * 60_000

/** What a campaign's link says of itself, with `utm_` before it. */
export const CAMPAIGN = ['source', 'medium', 'campaign', 'term', 'content'] as const

/** The time, never before a learnt event; and the visit that goes on then, or else the next one. */
export type Moment = { now: number; visit: number }

// One wrong clock must not empty every window.
export function momentOf(profile: Profile, at: number): Moment {
  const now = Math.max(at, profile.newest)
  return { now, visit: visitAt(profile, now) }
}

const visitAt = ({ visits, last }: Profile, at: number) =>
  visits + (visits && at - last < VISIT_GAP ? 0 : 1)

/** Counts the event to the visit that goes on, or begins the next one with it: all that the first paint learns. */
export function learnVisit(profile: Profile, event: VisitorEvent): void {
  profile.first ||= event.at
  if (visitAt(profile, event.at) > profile.visits) {
    profile.visits++
    profile.visit = visitFrom(event, profile.last)
  }
  if (event.name === 'page_view') {
    profile.visit.page_views++
    // A campaign link names a visit anew; a way back from a payment page does not.
    if (event.campaign) nameCampaign(profile.visit, event)
  }
  profile.last = event.at
  profile.newest = Math.max(profile.newest, event.at)
}

export function visitFrom(event: VisitorEvent, previous: number): Visit {
  const visit = {
    at: event.at,
    previous,
    page_views: 0,
    entry_path: text(event.path),
    referrer_host: text(event.referrer_host),
  } as Visit
  nameCampaign(visit, event)
  return visit
}

function nameCampaign(visit: Visit, event: VisitorEvent): void {
  for (const name of CAMPAIGN) visit[name] = text(event[name])
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 64) : '')
