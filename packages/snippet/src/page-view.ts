import type { Surroundings, VisitorEvent } from '@segue/core'

/** The `page_view` of this page: where it is, and what brought the visitor (UTM, else the referrer). */
export function pageView({ page: { path, query, referrer, host } }: Surroundings): VisitorEvent {
  const event: VisitorEvent = { name: 'page_view', at: Date.now(), path }
  const from = referrer && new URL(referrer).host
  if (from && from !== host) {
    event.referrer_host = event.source = from
    event.medium = 'referral'
  }
  for (const [name, value] of Object.entries(query)) {
    if (/^utm_(source|medium|campaign|term|content)$/.test(name)) event[name.slice(4)] = value
  }
  return event
}
