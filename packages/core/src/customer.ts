import type { VisitorEvent } from './event.ts'
import type { Customer } from './profile.ts'

const MOST_IDS = 20

/** The customer after a purchase. */
export function learnCustomer(customer: Customer, event: VisitorEvent): void {
  if (event.name !== 'purchase' || isKnownOrder(customer, event)) return
  const id = orderOf(event)
  if (id !== undefined) customer.ids = [...customer.ids, id].slice(-MOST_IDS)
  customer.orders++
  const spent = Number(event.value)
  if (Number.isFinite(spent)) customer.spend = Number((customer.spend + spent).toPrecision(13))
  customer.at = Math.max(customer.at, event.at)
}

/** Whether a purchase is one of the last ones told of, by its `transaction_id`. */
export function isKnownOrder({ ids }: Customer, event: VisitorEvent): boolean {
  const id = event.name === 'purchase' ? orderOf(event) : undefined
  return id !== undefined && ids.includes(id)
}

const orderOf = ({ transaction_id: id }: VisitorEvent) =>
  id == null || id === '' ? undefined : `${id}`.slice(0, 64)
