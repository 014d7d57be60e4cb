import type { VisitorEvent } from './event.ts'
import type { Customer } from './profile.ts'

/** A thank-you page that is loaded again tells of an order that is known. */
const MOST_IDS = 20

/** The customer after a purchase. */
export function learnCustomer(customer: Customer, event: VisitorEvent): void {
  if (event.name !== 'purchase') return
  const { at, value, transaction_id: order } = event
  if (order != null) {
    const id = `${order}`.slice(0, 64)
    if (customer.ids.includes(id)) return
    customer.ids = [...customer.ids, id].slice(-MOST_IDS)
  }
  customer.orders++
  const spent = Number(value)
  if (Number.isFinite(spent)) customer.spend = Number((customer.spend + spent).toPrecision(13))
  customer.at = Math.max(customer.at, at)
}
