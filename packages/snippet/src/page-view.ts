import { CAMPAIGN, type Surroundings, type VisitorEvent } from '@segue/core'

/** The `page_view` of this page: where it is, and what brought the visitor (UTM, else the referrer). */
export function pageView({ page: { path, query, referrer, host } }: Surroundings): VisitorEvent {
  const event: VisitorEvent = { name: 'page_view', at: Date.now(), path }
  const from = referrer && new URL(referrer).host
  if (from && from !== host) {
    event.referrer_host = event.source = from
    event.medium = 'referral'
  }
  for (const name of CAMPAIGN) {
    const value = query[`utm_${name}`]
    if (value) event[name] = value
  }
  return event
}
