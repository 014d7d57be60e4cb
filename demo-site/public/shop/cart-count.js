import { countOf } from './lines.js'

export function showCartCount(cart) {
  const badge = document.getElementById('cart-count')
  const link = badge.closest('a')
  cart.watch((lines) => {
    const count = countOf(lines)
    badge.hidden = count === 0
    badge.textContent = String(count)
    link.setAttribute('aria-label', `Cart, ${count === 1 ? '1 thing' : `${count} things`}`)
  })
}
