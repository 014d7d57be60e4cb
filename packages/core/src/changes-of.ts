import { LOCATED } from './geo.ts'
import { pathsOfSegment } from './paths-of.ts'
import type { Published, PublishedSegment } from './published.ts'
import { DAY, HOUR } from './units.ts'

/** When what a segment asks for can be another than before. */
export type Changes = {
  /** At every event and with every moment. */
  always: boolean
  /** At events of these names, `*` for any; a new visit changes everything. */
  names: Set<string>
  /** When a bucket of these lengths is over. */
  units: number[]
}

const VIEW = ['page_view']
const CART = ['add_to_cart', 'remove_from_cart', 'view_cart', 'purchase']
const BOUGHT = ['purchase']
const NEVER: string[] = []

/** By whose events the plain ones of a room's values change; all others may do so at any time. */
const plain: Record<string, string[]> = {
  'visitor.new': NEVER,
  'visitor.visits': NEVER,
  'visit.number': NEVER,
  'visit.page_views': VIEW,
  'visit.source': VIEW,
  'visit.medium': VIEW,
  'visit.campaign': VIEW,
  'visit.term': VIEW,
  'visit.content': VIEW,
  'visit.entry_path': NEVER,
  'visit.referrer_host': NEVER,
  'cart.items': CART,
  'cart.quantity': CART,
  'cart.value': CART,
  'cart.currency': CART,
  'customer.orders': BOUGHT,
  'customer.spend': BOUGHT,
  'customer.average_order': BOUGHT,
  'customer.frequency': BOUGHT,
  'customer.monetary': BOUGHT,
  'geo.country': [LOCATED],
  'geo.region': [LOCATED],
}

export function changesOf(segment: PublishedSegment, { traits, series }: Published): Changes {
  const changes: Changes = { always: false, names: new Set(), units: [] }
  for (const path of pathsOfSegment(segment)) {
    const [room, id, ...deeper] = path.split('.')
    const trait = room === 'traits' && !deeper.length && traits.find((each) => each.id === id)
    const from = trait && series[trait.series]
    const known = Object.hasOwn(plain, path) ? plain[path]! : undefined
    if (from && from.kind !== 'score' && !/_since_/.test(trait.reading)) {
      for (const { on } of from.heard) changes.names.add(on)
      if (from.kind === 'buckets') changes.units.push(from.unit)
    } else if (known) for (const name of known) changes.names.add(name)
    else changes.always = true
  }
  changes.units = changes.units.filter((unit) => unit === DAY || unit === HOUR)
  return changes
}
