import { sumOf } from './lines.js'

/** A line as GA4 wants it: without what only our own pages need. */
export const itemOf = ({ url, picture, ...item }) => item

export const ecommerceOf = (lines) => ({
  currency: document.body.dataset.currency,
  value: sumOf(lines),
  items: lines.map(itemOf),
})

/** https://developers.google.com/analytics/devguides/collection/ga4/ecommerce */
export function tell(event, ecommerce) {
  window.dataLayer = window.dataLayer || []
  // The data layer merges: without this, items of the last event would shine through.
  window.dataLayer.push({ ecommerce: null })
  window.dataLayer.push({ event, ecommerce })
}
