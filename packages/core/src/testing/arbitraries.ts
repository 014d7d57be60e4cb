import fc from 'fast-check'
import type { VisitorEvent } from '../event.ts'
import type { Trait } from '../trait.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A day begins: the first of the boundaries that events are thrown at. */
export const START = Date.UTC(2026, 0, 10)

const name = fc.constantFrom('page_view', 'view_item', 'purchase')

const longText = fc
  .tuple(fc.constantFrom('x', 'é', '👟', '"', '\u0000', '\ud800'), fc.integer({ min: 60, max: 70 }))
  .map(([sign, length]) => sign.repeat(length))
const text = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'NaN', 'Infinity', '0', '12', ' 7 ', 'null', 'true', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 8 }),
  longText,
)
/** Cents, mostly: of numbers that cancel each other nobody could ask nine digits. */
const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((cents) => cents / 100),
)
const huge = fc.constantFrom(1e12, 1e21, 1.7976931348623157e308, 5e-324, 1.2345678901234567e-6)
const odd = fc.oneof(
  fc.constantFrom(null, undefined, Number.NaN, Number.POSITIVE_INFINITY, true, false, -0),
  fc.constantFrom({}, { price: 3 }, [], [[1, 'a'], 2]),
)
const anything = fc.oneof({ weight: 4, arbitrary: number }, { weight: 3, arbitrary: text }, odd)
const item = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record(
      { id: text, price: fc.oneof(number, odd), tags: fc.array(anything, { maxLength: 3 }) },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: odd },
)
export const properties = fc.record(
  {
    value: fc.oneof({ weight: 3, arbitrary: number }, odd),
    q: anything,
    huge,
    items: fc.oneof({ weight: 5, arbitrary: fc.array(item, { maxLength: 3 }) }, odd),
  },
  { requiredKeys: [] },
)
const of = fc.constantFrom(
  'value',
  'q',
  'huge',
  'items.price',
  'items.id',
  'items.tags',
  'at',
  'no',
)

/** How far on the next event is: around the ends of visits, hours and days, and what lies between. */
export const step = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 0, 1, MINUTE, HOUR, DAY) },
  { weight: 3, arbitrary: fc.constantFrom(30 * MINUTE - 1, 30 * MINUTE, 30 * MINUTE + 1) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<(at: number) => number>(
      (at) => HOUR - (at % HOUR),
      (at) => HOUR - (at % HOUR) - 1,
      (at) => DAY - (at % DAY),
      (at) => DAY - (at % DAY) - 1,
    ),
  },
  fc.integer({ min: 0, max: 40 * MINUTE }),
  fc.integer({ min: 0, max: 5 * HOUR }),
  fc.integer({ min: 0, max: 40 * DAY }),
)
export const after = (at: number, far: number | ((at: number) => number)) =>
  at + (typeof far === 'number' ? far : far(at))

export const late = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  fc.constantFrom(1, 30 * MINUTE, HOUR, DAY, 30 * DAY),
  fc.integer({ min: 0, max: 2 * HOUR }),
  fc.integer({ min: 0, max: 30 * DAY }),
)

/** Events in the order in which they arrive: most of them as they happen, some late. */
export const eventsOf = (constraints: fc.ArrayConstraints): fc.Arbitrary<VisitorEvent[]> =>
  fc.array(fc.record({ name, step, late, properties }), constraints).map((rows) => {
    let clock = START
    return rows.map(({ name, step, late, properties }) => {
      clock = after(clock, step)
      return { ...properties, name, at: clock - late }
    })
  })

/** A time to ask at, from the newest event on or (as a wrong clock has it) before. */
export const momentAfter = (events: VisitorEvent[]): fc.Arbitrary<number> =>
  fc
    .tuple(
      fc.constantFrom('newest', 'last'),
      fc.oneof(step, fc.constantFrom(-DAY, -MINUTE, 90 * DAY)),
    )
    .map(([from, far]) => {
      const ats = events.map(({ at }) => at)
      return after(from === 'newest' ? Math.max(START, ...ats) : (ats.at(-1) ?? START), far)
    })

const where = fc.constantFrom(
  { value: { $gte: 2 } },
  { q: { $in: ['a', 'b', 12] } },
  { items: { $elemMatch: { price: { $gt: 0 } } } },
  { $not: { q: 'a' } },
)
const heard = fc
  .record({
    on: fc.oneof({ weight: 3, arbitrary: name }, fc.constant('*')),
    where: fc.option(where, { nil: undefined, freq: 2 }),
  })
  .map(({ on, where }) => (where ? { on, where } : { on }))
const window = fc.constantFrom('1d', '2d', '7d', '30d', '366d', '1h', '2h', '24h', '72h', 'visit')
const within = fc.option(window, { nil: undefined })
const someTime = <Row extends { within?: string | undefined }>(row: Row) => {
  const { within, ...rest } = row
  return within === undefined ? rest : { ...rest, within }
}

const ofEvents = fc
  .record({
    heard,
    take: fc.constantFrom(
      'count',
      'active_days',
      'days_since_first',
      'days_since_last',
      'minutes_since_last',
    ),
    within,
  })
  .map(({ heard, ...rest }) => someTime({ ...heard, ...rest }))
const ofValues = fc
  .record({
    heard,
    take: fc.constantFrom('sum', 'min', 'max', 'distinct', 'first', 'last'),
    of,
    within,
  })
  // Publishing lets no longer window of a first value through.
  .map(({ heard, within, ...rest }) =>
    someTime({
      ...heard,
      ...rest,
      within: rest.take === 'first' && within === '366d' ? '30d' : within,
    }),
  )
const score = fc.record({
  score: fc.array(
    fc.tuple(heard, fc.integer({ min: -3, max: 10 })).map(([row, points]) => ({ ...row, points })),
    { minLength: 1, maxLength: 4 },
  ),
  halfLife: fc.constantFrom('1h', '12h', '7d', '366d'),
})
const sequence = fc
  .record({
    sequence: fc.array(heard, { minLength: 2, maxLength: 4 }),
    within: fc.option(fc.constantFrom('1m', '30m', '2h', '3d'), { nil: undefined }),
    take: fc.constantFrom('count', 'days_since_last', 'minutes_since_last'),
  })
  .map(someTime)

/** Traits of every form. */
export const traitsOf = (constraints: fc.ArrayConstraints): fc.Arbitrary<Trait[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: ofEvents },
        { weight: 4, arbitrary: ofValues },
        score,
        sequence,
      ),
      constraints,
    )
    .map((traits) => traits.map((trait, index) => ({ id: `t${index}`, ...trait }) as Trait))

const hostileText = fc
  .tuple(fc.constantFrom('\u0000', '\ud800', '"', 'x'), fc.integer({ min: 0, max: 90 }), fc.nat())
  .map(([sign, length, n]) => `${n}`.slice(0, 3) + sign.repeat(length))
const hostileValue = fc.oneof(hostileText, fc.double(), fc.constantFrom(null, true, Number.NaN, {}))

/** Events of which the most space is taken that there is: carts, orders, declarations, exposures. */
export const hostileEventsOf = (constraints: fc.ArrayConstraints): fc.Arbitrary<VisitorEvent[]> =>
  fc
    .array(
      fc.record({
        name: fc.constantFrom(
          'page_view',
          'add_to_cart',
          'view_cart',
          'remove_from_cart',
          'purchase',
          'identify',
          'located',
          'experience_impression',
        ),
        step,
        path: hostileValue,
        campaign: hostileValue,
        source: hostileValue,
        currency: hostileValue,
        value: hostileValue,
        transaction_id: hostileValue,
        items: fc.array(
          fc.record({ item_id: hostileValue, price: hostileValue, quantity: hostileValue }),
          { maxLength: 20 },
        ),
        declared: fc.dictionary(hostileText, hostileValue, { maxKeys: 20 }),
        days: hostileValue,
        experience: fc.oneof(fc.constant('hero'), hostileValue),
        audience: fc.oneof(fc.constant('all'), hostileValue),
        arm: fc.oneof(fc.constant('b'), hostileValue),
        phase: hostileValue,
        country: hostileValue,
        q: hostileValue,
      }),
      constraints,
    )
    .map((rows) => {
      let clock = START
      return rows.map(({ step, ...row }) => {
        clock = after(clock, step)
        return { ...row, at: clock }
      })
    })
