import type { VisitorEvent } from '@segue/core'
import { seeded } from '../world/crowd.ts'

const MINUTE = 60_000
const DAY = 1_440 * MINUTE

const categories = ['shoes', 'bags', 'coats', 'hats', 'belts', 'scarves', 'socks', 'gifts']
/** What of a hundred events each is. */
const shares: [name: string, share: number][] = [
  ['page_view', 48],
  ['view_item', 26],
  ['view_item_list', 8],
  ['search', 7],
  ['add_to_cart', 6],
  ['begin_checkout', 3],
  ['purchase', 2],
]

/** What one visitor of a shop does: so many events on each of so many days, in a few visits a day. */
export function shopTraffic(
  { perDay, days, seed = 1 }: { perDay: number; days: number; seed?: number },
  start = Date.UTC(2025, 10, 1),
): VisitorEvent[] {
  const chance = seeded(seed)
  const upTo = (number: number) => Math.floor(chance() * number)
  const item = () => {
    const number = upTo(600)
    return {
      item_id: `SKU-${10_000 + number}`,
      item_name: `Model ${number}`,
      item_brand: `Brand ${number % 40}`,
      item_category: categories[number % categories.length]!,
      price: (499 + ((number * 7_919) % 20_000)) / 100,
      quantity: 1 + upTo(2),
    }
  }
  const nameFor = (percent: number) => {
    let sum = 0
    return shares.find(([, share]) => {
      sum += share
      return percent < sum
    })![0]
  }
  let order = 0
  const eventAt = (at: number): VisitorEvent => {
    const name = nameFor(chance() * 100)
    const items = Array.from({ length: name === 'purchase' ? 1 + upTo(3) : 1 }, item)
    const value = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
    const { item_id, item_category } = items[0]!
    switch (name) {
      case 'page_view':
        return { name, at, path: `/${item_category}/${item_id.toLowerCase()}`, title: 'A shop' }
      case 'view_item_list':
        return { name, at, item_list_id: item_category, items: [items[0], item(), item()] }
      case 'search':
        return { name, at, search_term: `${item_category} ${upTo(50)}` }
      case 'purchase':
        return {
          name,
          at,
          transaction_id: `T-${order++}`,
          value: round(value),
          currency: 'EUR',
          items,
        }
      default:
        return { name, at, value: round(value), currency: 'EUR', items }
    }
  }
  return Array.from({ length: days }, (_, day) => {
    // Three visits a day, each of them an hour long.
    const ats = Array.from(
      { length: perDay },
      () => start + day * DAY + (7 + 5 * upTo(3)) * 60 * MINUTE + upTo(60 * MINUTE),
    )
    return ats.sort((one, other) => one - other).map(eventAt)
  }).flat()
}

const round = (value: number) => Math.round(value * 100) / 100
