import type { Figures } from '@segue/core'
import type { KpiCounts } from '../store/count-kpis.ts'
import type { Stay } from '../store/count-stays.ts'

/** As the catalogue's formulas say; `stay` is known of the later period alone. */
export function figuresOf(counts: KpiCounts, all: number, stay?: Stay): Figures {
  const { visitors, visits, orders, buyers, revenue } = counts
  const lost = stay && ratio(stay.buyers - stay.buyersAgain, stay.buyers)
  const { asked, promoters, detractors } = counts
  return {
    visitors,
    'conversion-rate': ratio(counts.converters, visitors),
    'click-through': ratio(counts.clickers, counts.exposed),
    'average-order': ratio(revenue, counts.priced),
    'revenue-per-visitor': ratio(revenue, visitors),
    'purchase-frequency': ratio(orders, buyers),
    'cart-abandonment': ratio(counts.carts - counts.bought, counts.carts),
    // Where nobody is lost, the model says for ever, which is no figure.
    'customer-value': lost && buyers ? revenue / buyers / lost : null,
    'repeat-visits': ratio(counts.returned, visitors),
    churn: stay ? ratio(stay.before - stay.again, stay.before) : null,
    bounce: ratio(counts.bounced, counts.viewed),
    'pages-per-visit': ratio(counts.views, visits),
    'time-on-site': ratio(counts.seconds, visits),
    'scroll-depth': ratio(counts.deep, counts.views),
    nps: asked ? (100 * (promoters - detractors)) / asked : null,
    csat: ratio(counts.pleased, counts.rated),
    'segment-size': ratio(visitors, all),
  }
}

export const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : null)
