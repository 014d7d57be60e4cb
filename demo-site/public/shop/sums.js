import { sumOf } from './lines.js'
import { money } from './money.js'

/** Shipping is free from a sum on, and for what does not travel in a parcel. */
export function shippingOf(lines, { shipping, freeFrom }) {
  const travels = lines.some(({ item_category }) => item_category !== 'care')
  return travels && sumOf(lines) < Number(freeFrom) ? Number(shipping) : 0
}

export function showSums(root, lines) {
  const value = sumOf(lines)
  const shipping = shippingOf(lines, document.body.dataset)
  const texts = {
    value: money(value),
    shipping: shipping === 0 ? 'Free' : money(shipping),
    total: money(value + shipping),
  }
  for (const [name, text] of Object.entries(texts)) {
    root.querySelector(`[data-sum="${name}"]`).textContent = text
  }
}

/** The order in brief: one line of text for each line of the cart. */
export function showBrief(list, lines) {
  list.replaceChildren(
    ...lines.map(({ item_name, item_variant, quantity, price }) => {
      const row = document.createElement('li')
      const name = document.createElement('span')
      name.textContent = `${quantity} × ${item_name}${item_variant ? `, ${item_variant}` : ''}`
      const sum = document.createElement('span')
      sum.textContent = money(price * quantity)
      row.append(name, sum)
      return row
    }),
  )
}
