import { thresholdsOf, whenDecayed } from './decay.ts'
import { type Edge, nextBucket, nextSince, nextUnitOf, whenAbandoned, whenLetGo } from './edges.ts'
import { LOCATED } from './geo.ts'
import { THIS_VISIT } from './membership.ts'
import { pathsOfSegment } from './paths-of.ts'
import type { Published, PublishedSegment } from './published.ts'
import type { Heard } from './series.ts'
import { DAY, MINUTE, VISIT } from './units.ts'
import { CAMPAIGN } from './visit.ts'

/** When whether somebody is in a segment can be another than before. */
export type Changes = {
  /** At every event and with every moment. */
  always: boolean
  /** When another visit goes on, or none. */
  visits: boolean
  /** At events of these names, `*` for any. */
  names: Set<string>
  /** At the first event of an hour, whatever its name. */
  hours: boolean
  /** At a page view that names a campaign. */
  campaigns: boolean
  /** At these times, though nothing happens. */
  edges: Edge[]
}

const VIEW = ['page_view']
const CART = ['add_to_cart', 'remove_from_cart', 'view_cart', 'purchase']
const BOUGHT = ['purchase']
const NONE: string[] = []

/** By whose events and when a room's values change; what is not here may do so at any time. */
const rooms: Record<string, [names: string[], edge?: Edge]> = {
  'visitor.new': [NONE],
  'visitor.visits': [NONE],
  'visitor.first_seen_days': [NONE, nextSince(DAY, ({ first }) => first)],
  'visitor.last_seen_days': [NONE, nextSince(DAY, ({ visit }) => visit.previous)],
  'visit.number': [NONE],
  'visit.page_views': [VIEW],
  'visit.entry_path': [NONE],
  'visit.referrer_host': [NONE],
  'cart.items': [CART],
  'cart.quantity': [CART],
  'cart.value': [CART],
  'cart.currency': [CART],
  'cart.idle_minutes': [CART, nextSince(MINUTE, ({ cart }) => cart?.at)],
  'cart.abandoned': [CART, whenAbandoned],
  'customer.orders': [BOUGHT],
  'customer.spend': [BOUGHT],
  'customer.average_order': [BOUGHT],
  'customer.last_order_days': [BOUGHT, nextSince(DAY, ({ customer }) => customer.at)],
  'customer.recency': [BOUGHT, nextSince(DAY, ({ customer }) => customer.at)],
  'customer.frequency': [BOUGHT],
  'customer.monetary': [BOUGHT],
  'geo.country': [[LOCATED]],
  'geo.region': [[LOCATED]],
}
const campaigns = CAMPAIGN.map((name) => `visit.${name}`)

/** Of each segment, in the order of evaluation: who names another one changes with it. */
export function changesOf(published: Published): Changes[] {
  const known = new Map<string, Changes>()
  return published.segments.map((segment) => {
    const { id, key, keep } = segment
    const changes = noChanges()
    const letGo = key && whenLetGo(key, keep)
    if (letGo) changes.edges.push(letGo)
    changes.visits = keep === THIS_VISIT
    for (const path of pathsOfSegment(segment)) {
      const [room, name = '', ...deeper] = path.split('.')
      const named = room === 'segments' ? known.get(name) : undefined
      if (deeper.length) changes.always = true
      else if (named) join(changes, named)
      else if (room === 'traits') noteTrait(changes, name, segment, published)
      else notePlain(changes, path)
    }
    known.set(id, changes)
    return changes
  })
}

const noChanges = (): Changes => ({
  always: false,
  visits: false,
  names: new Set(),
  hours: false,
  campaigns: false,
  edges: [],
})

function join(changes: Changes, { always, visits, names, hours, campaigns, edges }: Changes): void {
  changes.always ||= always
  changes.visits ||= visits
  changes.hours ||= hours
  changes.campaigns ||= campaigns
  for (const name of names) changes.names.add(name)
  changes.edges.push(...edges)
}

function notePlain(changes: Changes, path: string): void {
  changes.visits ||= path.startsWith('visit')
  if (campaigns.includes(path)) changes.campaigns = true
  else if (Object.hasOwn(rooms, path)) {
    const [names, edge] = rooms[path]!
    for (const name of names) changes.names.add(name)
    if (edge) changes.edges.push(edge)
  } else changes.always = true
}

function noteTrait(
  changes: Changes,
  id: string,
  { when, leaveWhen = {} }: PublishedSegment,
  { traits, series }: Published,
): void {
  const trait = traits.find((each) => each.id === id)
  const from = trait && series[trait.series]!
  if (!from) {
    changes.always = true
    return
  }
  if (from.kind === 'score') {
    const thresholds = thresholdsOf([when, leaveWhen], `traits.${id}`)
    for (const { on } of from.heard) changes.names.add(on)
    if (thresholds) changes.edges.push(whenDecayed(from, thresholds))
    else changes.always = true
    return
  }
  const [{ on, where }] = from.heard as [Heard]
  // What any event marks, a day or an hour, is marked by the first one.
  if (from.kind === 'buckets' && from.fold === 'mark' && on === '*' && !where) changes.hours = true
  else for (const { on } of from.heard) changes.names.add(on)
  const nextUnit = nextUnitOf(trait, from)
  if (nextUnit) changes.edges.push(nextUnit)
  if (from.kind !== 'buckets') return
  if (from.unit === VISIT) changes.visits = true
  if (from.unit > 0) changes.edges.push(nextBucket(from.unit))
}
