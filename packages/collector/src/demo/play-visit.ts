import type { Published } from '@segue/core'
import { cellOf, type Effects } from './effects.ts'
import type { Places } from './places.ts'
import type { Cell, SimulatedVisitor } from './simulated-visitor.ts'

type Stage = {
  published: Pick<Published, 'goals'>
  places: Places
  effects: Effects
  currency: string
  random: () => number
}

/** How keen people are, before any arm has done anything. */
const KEEN = { look: 0.7, cart: 0.2, checkout: 0.72, order: 0.78, click: 0.14, other: 0.1 }

const PRICES = [39, 49, 59, 89, 129, 179]
/** What a visit to a shop does anyway, so that no goal needs to add it. */
const USUAL = ['page_view', 'view_item', 'add_to_cart', 'begin_checkout', 'purchase']

/** How somebody came: one in four by the spring letter, one in six from a search. */
function arrival(random: () => number): Record<string, unknown> {
  const drawn = random()
  if (drawn < 0.26) return { source: 'newsletter', medium: 'email', campaign: 'spring' }
  if (drawn < 0.44) return { source: 'google', medium: 'organic' }
  return {}
}

/**
 * One visit to a shop. What has been shown to the visitor moves how likely the next step is, by the
 * effects; nothing else does, so that a report has to find just these.
 */
export function playVisit(
  visitor: SimulatedVisitor,
  visit: { at: number; number: number },
  { published, places, effects, currency, random }: Stage,
): void {
  const sought = (cell: Cell) => effects.get(cellOf(cell.experience, cell.audience, cell.arm)) ?? 0
  const keenness = () => visitor.cells().reduce((factor, cell) => factor * (1 + sought(cell)), 1)
  const happens = (chance: number) => random() < Math.min(0.95, chance)

  visitor.arrive(visit.at)
  const comesFrom = arrival(random)
  const campaign = comesFrom.campaign !== undefined && random() < 0.3
  const other = places.others[Math.floor(random() * places.others.length)]
  visitor.open(places.landing, comesFrom)
  for (const cell of visitor.cells()) {
    if (happens(KEEN.click * (1 + sought(cell)))) visitor.clickTarget(cell)
  }
  for (const { on } of published.goals) {
    if (USUAL.includes(on) || on === 'generate_lead') continue
    if (happens(KEEN.other * keenness())) visitor.happens(on)
  }
  if (other && (campaign || random() < 0.4)) visitor.open(other)
  if (random() < 0.04) visitor.happens('generate_lead')

  // Who comes again knows what for.
  const wish = visit.number > 1 ? 1.15 : 1
  if (!happens(KEEN.look)) {
    visitor.linger()
    return
  }
  const price = PRICES[Math.floor(random() * PRICES.length)]!
  const item = { item_id: `demo-${price}`, item_name: `Demo jacket ${price}`, price, quantity: 1 }
  const worth = { value: price, currency, items: [item] }
  if (random() < 0.6) visitor.open(places.category)
  visitor.open(places.product)
  visitor.happens('view_item', worth)
  while (random() < 0.35) {
    visitor.open(places.product)
    visitor.happens('view_item', worth)
  }
  if (!happens(KEEN.cart * wish * keenness())) {
    visitor.linger()
    return
  }
  visitor.happens('add_to_cart', worth)
  visitor.open(places.cart)
  visitor.linger()
  if (!happens(KEEN.checkout)) return
  visitor.open(places.checkout)
  visitor.happens('begin_checkout', { items: [item] })
  if (!happens(KEEN.order)) return
  visitor.open(places.thanks)
  visitor.happens('purchase', {
    ...worth,
    transaction_id: `demo-${visitor.at().toString(36)}-${Math.floor(random() * 2 ** 24).toString(36)}`,
  })
}
