import { ecommerceOf, tell } from './data-layer.js'
import { keyOf, setQuantity, sumOf } from './lines.js'
import { money } from './money.js'
import { shippingOf, showSums } from './sums.js'

/** A row that stays while its numbers change, so that the focus stays on its buttons. */
function createRow(line, change) {
  const row = document.getElementById('cart-line').content.firstElementChild.cloneNode(true)
  const part = (name) => row.querySelector(`[data-${name}]`)
  for (const link of row.querySelectorAll('[data-url]')) link.href = line.url
  part('picture').src = line.picture
  part('name').textContent = line.item_name
  const size = line.item_variant ? `Size ${line.item_variant}, ` : ''
  part('about').textContent = `${size}${money(line.price)} each`
  part('less').setAttribute('aria-label', `One ${line.item_name} less`)
  part('more').setAttribute('aria-label', `One ${line.item_name} more`)
  part('remove').setAttribute('aria-label', `Remove ${line.item_name}`)
  const key = keyOf(line)
  part('less').addEventListener('click', () => change(key, (quantity) => quantity - 1))
  part('more').addEventListener('click', () => change(key, (quantity) => quantity + 1))
  part('remove').addEventListener('click', () => change(key, () => 0))
  return {
    row,
    show({ quantity, price }) {
      part('quantity').textContent = String(quantity)
      part('less').disabled = quantity === 1
      part('line-sum').textContent = money(quantity * price)
    },
  }
}

function untilFree(lines) {
  const { shipping, freeFrom } = document.body.dataset
  if (shippingOf(lines, { shipping, freeFrom }) === 0) return ''
  return `${money(Number(freeFrom) - sumOf(lines))} more and shipping is on us.`
}

export function wireCartPage(cart) {
  const page = document.querySelector('[data-cart-page]')
  if (!page) return
  const [list, empty, full, said] = ['lines', 'empty', 'full', 'said'].map((name) =>
    page.querySelector(`[data-${name}]`),
  )
  const rows = new Map()

  function change(key, next) {
    const line = cart.lines().find((each) => keyOf(each) === key)
    if (!line) return
    const quantity = next(line.quantity)
    cart.set(setQuantity(cart.lines(), key, quantity))
    // GA4 knows no "changed": the difference was added or removed.
    const more = quantity - line.quantity
    const moved = ecommerceOf([{ ...line, quantity: Math.abs(more) }])
    tell(more > 0 ? 'add_to_cart' : 'remove_from_cart', moved)
    said.textContent =
      quantity > 0 ? `${quantity} × ${line.item_name}` : `${line.item_name} is out of your cart.`
    if (quantity === 0) document.getElementById('main').focus()
  }

  cart.watch((lines) => {
    const keys = new Set(lines.map(keyOf))
    for (const [key, { row }] of rows) {
      if (keys.has(key)) continue
      row.remove()
      rows.delete(key)
    }
    for (const line of lines) {
      const key = keyOf(line)
      if (!rows.has(key)) {
        rows.set(key, createRow(line, change))
        list.append(rows.get(key).row)
      }
      rows.get(key).show(line)
    }
    empty.hidden = lines.length > 0
    full.hidden = lines.length === 0
    showSums(page, lines)
    page.querySelector('[data-until-free]').textContent = untilFree(lines)
  })
  if (cart.lines().length > 0) tell('view_cart', ecommerceOf(cart.lines()))
}
