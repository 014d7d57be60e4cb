import type { Figure, Figures } from '@segue/core'
import type { KpiCounts } from '../store/count-kpis.ts'
import type { Stay } from '../store/count-stays.ts'

/** What a figure is the ratio of. */
type Parts = (counts: KpiCounts, all: number) => [part: number, whole: number]

/** As the catalogue's formulas say. Visitors are a count; the model of customers' value and churn need two periods. */
export const PARTS: Record<Exclude<Figure, 'visitors' | 'churn' | 'customer-value'>, Parts> = {
  'conversion-rate': ({ converters, visitors }) => [converters, visitors],
  'click-through': ({ clickers, exposed }) => [clickers, exposed],
  'average-order': ({ revenue, priced }) => [revenue, priced],
  'revenue-per-visitor': ({ revenue, visitors }) => [revenue, visitors],
  'purchase-frequency': ({ orders, buyers }) => [orders, buyers],
  'cart-abandonment': ({ carts, bought }) => [carts - bought, carts],
  'repeat-visits': ({ returned, visitors }) => [returned, visitors],
  bounce: ({ bounced, viewed }) => [bounced, viewed],
  'pages-per-visit': ({ views, visits }) => [views, visits],
  'time-on-site': ({ seconds, visits }) => [seconds, visits],
  'scroll-depth': ({ deep, views }) => [deep, views],
  nps: ({ asked, promoters, detractors }) => [100 * (promoters - detractors), asked],
  csat: ({ pleased, rated }) => [pleased, rated],
  'segment-size': ({ visitors }, all) => [visitors, all],
}

/** `stay` is known of the later period alone. */
export function figuresOf(counts: KpiCounts, all: number, stay?: Stay): Figures {
  const { visitors, buyers, revenue } = counts
  const lost = stay && ratio(stay.buyers - stay.buyersAgain, stay.buyers)
  const ratios = Object.entries(PARTS).map(([id, parts]) => [id, ratio(...parts(counts, all))])
  return {
    ...(Object.fromEntries(ratios) as Record<keyof typeof PARTS, number | null>),
    visitors,
    // Where nobody is lost, the model says for ever, which is no figure.
    'customer-value': lost && buyers ? revenue / buyers / lost : null,
    churn: stay ? ratio(stay.before - stay.again, stay.before) : null,
  }
}

export const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null)
