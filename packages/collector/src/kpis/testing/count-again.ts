import type { Days, Event, Figures } from '@segue/core'
import type { Raw } from './shop-weeks.ts'

const RATES: Record<string, number | undefined> = { '': 1, EUR: 1, USD: 0.9 }

const dayIn = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' })
  return ({ at }: Event) => format.format(at)
}

const groupBy = <T>(all: T[], keyOf: (each: T) => string): T[][] => {
  const groups = new Map<string, T[]>()
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each])
  return [...groups.values()]
}
const byVisitor = (events: Event[]) => groupBy(events, ({ visitor }) => visitor)

const named = (name: string) => (event: Event) => event.name === name
const share = (part: number, whole: number) => (whole ? part / whole : null)
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/**
 * A site's events of some days, each once and orders once for their visitor. Who was seen to be a
 * program in these days, or in the others that are given, is left out.
 */
export function readAgain(raws: Raw[], zone: string) {
  const day = dayIn(zone)
  const within =
    ({ from, to }: Days) =>
    (event: Event) =>
      from <= day(event) && day(event) <= to
  const once = [...new Map(raws.map((raw) => [raw.event.id, raw])).values()]
  const firsts = new Set(
    groupBy(
      once.map(({ event }) => event).filter(named('purchase')),
      ({ visitor, order, id }) => `${visitor} ${order ?? id}`,
    ).map(
      (same) => same.sort((a, b) => a.at - b.at || a.seq - b.seq || (a.id < b.id ? -1 : 1))[0]!.id,
    ),
  )
  return (days: Days, seenIn = days): Event[] => {
    const isWatched = within(seenIn)
    const bots = new Set(
      once.flatMap(({ event, bot }) => (bot && isWatched(event) ? [event.visitor] : [])),
    )
    return once
      .map(({ event }) => event)
      .filter((event) => within(days)(event) && !bots.has(event.visitor))
      .map((event) =>
        event.name !== 'purchase' || firsts.has(event.id)
          ? event
          : { ...event, name: 'purchase again', kind: 'event' },
      )
  }
}

/** Those of the events whose visitors have a segment in any of them. */
export const ofSegment = (events: Event[], segment: string) =>
  byVisitor(events)
    .filter((own) => own.some(({ segments }) => segments.includes(segment)))
    .flat()

export type Again = Omit<Figures, 'churn' | 'customer-value' | 'segment-size'>

/** Figures as the catalogue words them, from the events themselves. */
export function figuresAgain(events: Event[]): Again {
  const visitors = byVisitor(events)
  const visits = groupBy(events, ({ visit }) => visit)
  const having = (name: string, of = visitors) => of.filter((own) => own.some(named(name)))
  const views = events.filter(named('page_view'))
  const exposed = having('experience_impression')
  const carts = having('add_to_cart')
  const orders = events.filter(named('purchase'))
  const priced = orders.filter(({ currency = '' }) => RATES[currency])
  const revenue = sum(priced.map(({ value = 0, currency = '' }) => value * RATES[currency]!))
  const deep = visits.flatMap((own) =>
    groupBy(
      own.filter((event) => event.name === 'scroll' && Number(event.props.percent) >= 75),
      ({ page }) => page,
    ),
  )
  const answers = (survey: string) =>
    visitors.flatMap((own) => {
      const said = own.filter((event) => event.props.survey === survey)
      const last = said
        .sort((a, b) => a.at - b.at || Number(a.props.value) - Number(b.props.value))
        .at(-1)
      return last ? [Number(last.props.value)] : []
    })
  const nps = answers('again')
  const csat = answers('fine')
  return {
    visitors: visitors.length,
    'conversion-rate': share(
      visitors.filter((own) => own.some(({ kind }) => kind === 'macro')).length,
      visitors.length,
    ),
    'click-through': share(having('target_click', exposed).length, exposed.length),
    'average-order': share(revenue, priced.length),
    'revenue-per-visitor': share(revenue, visitors.length),
    'purchase-frequency': share(orders.length, having('purchase').length),
    'cart-abandonment': share(carts.length - having('purchase', carts).length, carts.length),
    'repeat-visits': share(
      visitors.filter((own) => new Set(own.map(({ visit }) => visit)).size > 1).length,
      visitors.length,
    ),
    bounce: share(
      visits.filter((own) => own.filter(named('page_view')).length === 1).length,
      having('page_view', visits).length,
    ),
    'pages-per-visit': share(views.length, visits.length),
    'time-on-site': share(
      sum(events.filter(named('engagement')).map(({ props }) => Number(props.seconds))),
      visits.length,
    ),
    'scroll-depth': share(deep.length, views.length),
    nps: share(
      100 * (nps.filter((n) => n >= 9).length - nps.filter((n) => n <= 6).length),
      nps.length,
    ),
    csat: share(csat.filter((n) => n >= 4).length, csat.length),
  }
}

export const visitorsOf = (events: Event[]) => new Set(events.map(({ visitor }) => visitor))

/** By Monday, how many made their first visit in its week, and of them those who were there later. */
export function cohortsAgain(events: Event[], zone: string): Record<string, number[]> {
  const day = dayIn(zone)
  const weekOf = (event: Event) => {
    const date = new Date(`${day(event)}T00:00:00Z`)
    date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
    return date.getTime()
  }
  const cohorts: Record<string, number[]> = {}
  for (const own of byVisitor(events)) {
    const first = own.filter(({ visit }) => visit.endsWith('-1')).map(weekOf)
    if (first.length === 0) continue
    const begin = Math.min(...first)
    const monday = new Date(begin).toISOString().slice(0, 10)
    const cohort = cohorts[monday] ?? []
    cohorts[monday] = cohort
    for (const week of new Set(own.map(weekOf))) {
      const later = (week - begin) / (7 * 86_400_000)
      if (later >= 0) cohort[later] = (cohort[later] ?? 0) + 1
    }
  }
  return cohorts
}
