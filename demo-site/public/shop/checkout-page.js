import { ecommerceOf, tell } from './data-layer.js'
import { placeOrder } from './order.js'
import { shippingOf, showBrief, showSums } from './sums.js'

export function wireCheckoutPage(cart) {
  const page = document.querySelector('[data-checkout-page]')
  if (!page) return
  let ordered = false
  cart.watch((lines) => {
    // Between the order and the next page the form stays as it is.
    if (ordered) return
    page.querySelector('[data-empty]').hidden = lines.length > 0
    page.querySelector('[data-full]').hidden = lines.length === 0
    showBrief(page.querySelector('[data-brief]'), lines)
    showSums(page, lines)
  })
  if (cart.lines().length > 0) tell('begin_checkout', ecommerceOf(cart.lines()))
  page.querySelector('[data-checkout]').addEventListener('submit', (event) => {
    event.preventDefault()
    const lines = cart.lines()
    if (lines.length === 0) return
    placeOrder(lines, shippingOf(lines, document.body.dataset))
    ordered = true
    cart.set([])
    location.assign('/thank-you')
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    ordered = false
    cart.set(cart.lines())
  })
}
