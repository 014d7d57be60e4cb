import { ecommerceOf, tell } from './data-layer.js'
import { lastOrder, markTold } from './order.js'
import { showBrief, showSums } from './sums.js'

export function wireThankYouPage() {
  const page = document.querySelector('[data-thank-you-page]')
  if (!page) return
  const order = lastOrder()
  page.querySelector('[data-order]').hidden = order === null
  page.querySelector('[data-no-order]').hidden = order !== null
  if (order === null) return
  page.querySelector('[data-order-id]').textContent = order.transaction_id
  showBrief(page.querySelector('[data-brief]'), order.lines)
  showSums(page, order.lines)
  // Once, whatever is reloaded, restored or opened again.
  if (order.told) return
  markTold(order)
  const { transaction_id, shipping, lines } = order
  tell('purchase', { transaction_id, shipping, ...ecommerceOf(lines) })
}
