import fc from 'fast-check'
import type { Condition } from '../condition.ts'
import type { VisitorEvent } from '../event.ts'
import type { Segment } from '../segment.ts'
import { after, late, properties, START, step } from './arbitraries.ts'

const wanted = fc.oneof(
  fc.tuple(fc.constantFrom('$gte', '$gt', '$lt', '$lte'), fc.integer({ min: -1, max: 4 })),
  fc.tuple(fc.constantFrom('$eq', '$ne'), fc.constantFrom<unknown>(0, 1, 2, 'a', 'de', null, true)),
  fc.tuple(fc.constant('$exists'), fc.boolean()),
)
const clauseOf = (path: fc.Arbitrary<string>): fc.Arbitrary<Condition> =>
  fc.tuple(path, wanted).map(([path, [operator, operand]]) => ({ [path]: { [operator]: operand } }))

const of = (room: string, ...names: string[]) => names.map((name) => `${room}.${name}`)
/** Each changes by some events and at some times alone; what may change at any time hides that. */
const plainPath = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...of('visitor', 'new', 'visits', 'first_seen_days', 'last_seen_days'),
      ...of('visit', 'number', 'page_views', 'entry_path', 'source', 'campaign', 'term'),
      ...of('cart', 'items', 'quantity', 'value', 'currency', 'abandoned'),
      ...of('customer', 'orders', 'spend', 'average_order', 'last_order_days', 'recency'),
      ...of('geo', 'country', 'region'),
    ),
  },
  fc.constantFrom(
    ...['visit.seconds', 'cart.idle_minutes', 'geo.timezone', 'tech.device', 'time.hour'],
    ...['page.path', 'declared.plan', 'declared.plan.deeper'],
  ),
)

const conditionOf = (clause: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.oneof(
    { weight: 6, arbitrary: clause },
    fc.array(clause, { minLength: 1, maxLength: 3 }).map((all) => Object.assign({}, ...all)),
    fc
      .tuple(
        fc.constantFrom('$and', '$or', '$nor'),
        fc.array(clause, { minLength: 1, maxLength: 3 }),
      )
      .map(([key, parts]) => ({ [key]: parts })),
    clause.map((part) => ({ $not: part })),
  )

/** Segments that ask for these traits, for every room and for each other; in an order that can be evaluated. */
export const segmentsOf = (
  traits: string[],
  constraints: fc.ArrayConstraints,
): fc.Arbitrary<Segment[]> => {
  const segmentAt = (index: number): fc.Arbitrary<Segment> => {
    const earlier = Array.from({ length: index }, (_, at) => `segments.s${at}`)
    const condition = conditionOf(
      clauseOf(
        fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...traits.map((id) => `traits.${id}`)) },
          { weight: 4, arbitrary: plainPath },
          ...(index ? [{ weight: 1, arbitrary: fc.constantFrom(...earlier) }] : []),
        ),
      ),
    )
    return fc.record({
      id: fc.constant(`s${index}`),
      when: condition,
      leaveWhen: fc.option(condition, { nil: undefined, freq: 1 }),
      keep: fc.constantFrom('while', 'while', 'visit', '1d', '3d', 'forever'),
    }) as fc.Arbitrary<Segment>
  }
  return fc
    .integer({ min: constraints.minLength ?? 0, max: constraints.maxLength ?? 10 })
    .chain((length) => fc.tuple(...Array.from({ length }, (_, index) => segmentAt(index))))
    .map((segments) => segments as Segment[])
}

/** What the rooms are filled by. */
const rooms = fc.record(
  {
    path: fc.constantFrom('/', 'a'),
    campaign: fc.constantFrom('', 'a'),
    source: fc.constantFrom('a', 'de'),
    currency: fc.constantFrom('EUR', 'a'),
    transaction_id: fc.constantFrom('1', '2'),
    items: fc.array(
      fc.record({
        item_id: fc.constantFrom('a', 'b'),
        price: fc.constantFrom(1, 2),
        quantity: fc.constantFrom(1, 2),
      }),
      { maxLength: 2 },
    ),
    country: fc.constantFrom('DE', 'a'),
    declared: fc.constantFrom({ plan: 'a' }, { plan: null }, { plan: 2, other: true }),
    days: fc.constantFrom(1, 2),
  },
  { requiredKeys: ['items', 'declared'] },
)
const name = fc.constantFrom(
  'page_view',
  'page_view',
  'view_item',
  'purchase',
  'add_to_cart',
  'remove_from_cart',
  'view_cart',
  'located',
  'identify',
  'something_else',
)

/** What happens to a visitor, and as of when one asks then; without an event, time has passed. */
export type Turn = { at: number; event?: VisitorEvent }

export const turnsOf = (constraints: fc.ArrayConstraints): fc.Arbitrary<Turn[]> =>
  fc
    .array(
      fc.record({
        name: fc.option(name, { nil: undefined, freq: 3 }),
        step: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(0, 1, 1_000, 60_000) }, step),
        late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, late),
        // A wrong clock of those who ask: the time of the event, though others were later.
        asIs: fc.boolean(),
        properties,
        rooms,
      }),
      constraints,
    )
    .map((rows) => {
      let clock = START
      return rows.map(({ name, step, late, asIs, properties, rooms }): Turn => {
        clock = after(clock, step)
        if (!name) return { at: clock }
        const at = clock - late
        return { at: asIs ? at : clock, event: { ...properties, ...rooms, name, at } }
      })
    })
