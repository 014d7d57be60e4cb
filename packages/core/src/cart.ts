import type { VisitorEvent } from './event.ts'
import { itemId } from './item-id.ts'
import type { Cart } from './profile.ts'

/** A cart of more lines than this forgets the line that was touched longest ago. */
const MOST_LINES = 50

/** The cart after GA4's cart events; null when there is none. */
export function learnCart(cart: Cart | null, event: VisitorEvent): Cart | null {
  const { name } = event
  if (name === 'purchase') return null
  if (name !== 'add_to_cart' && name !== 'remove_from_cart' && name !== 'view_cart') return cart
  const { at, items, currency } = event
  if (!Array.isArray(items)) return cart

  // `view_cart` says what the cart holds; it is looked at, not touched, so it stays as idle as it was.
  const whole = name === 'view_cart'
  const lines = whole ? {} : { ...cart?.lines }
  for (const item of items) {
    const key = itemId(item)
    if (!key) continue
    const old = lines[key]
    const count = (name === 'remove_from_cart' ? -1 : 1) * number(item.quantity ?? 1)
    const quantity = (old ? old.quantity : 0) + count
    delete lines[key]
    if (quantity > 0) lines[key] = { quantity, price: number(item.price ?? old?.price) }
  }
  for (const key of Object.keys(lines).slice(0, -MOST_LINES)) delete lines[key]
  const kept = Object.values(lines)
  if (!kept.length) return null
  return {
    lines,
    items: kept.length,
    quantity: kept.reduce((sum, { quantity }) => sum + quantity, 0),
    value: kept.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
    currency: typeof currency === 'string' ? currency.slice(0, 3) : (cart?.currency ?? ''),
    at: whole && cart ? cart.at : at,
  }
}

const number = (value: unknown) => (Number.isFinite(Number(value)) ? Number(value) : 0)
