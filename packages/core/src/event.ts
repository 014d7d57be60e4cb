import * as v from 'valibot'

/** What `learn` and conditions see of an event: its name, its time (UTC milliseconds) and its properties. */
export type VisitorEvent = { name: string; at: number; [property: string]: unknown }

const uuid = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/, 'A lower-case UUID is wanted.'),
)
const short = v.pipe(v.string(), v.maxLength(64))
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

/** The most that `Decimal(18, 4)` of the store could hold is 1e14; nobody sells for that. */
const MOST_VALUE = 1e12

/**
 * An event on the wire. It carries its own attribution (the visitor's segments and arms when it
 * happened), so a report reads one table, once. `arms` maps an experience to `audience/arm/phase`.
 */
export const event = v.strictObject({
  id: uuid,
  name,
  kind: v.picklist(['event', 'exposure', 'micro', 'macro']),
  at: v.pipe(v.number(), v.integer()),
  visitor: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  visit: short,
  page: uuid,
  seq: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
  config: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1)),
  segments: v.pipe(v.array(short), v.maxLength(200)),
  arms: v.pipe(
    v.record(short, v.pipe(v.string(), v.maxLength(200))),
    v.check((arms) => Object.keys(arms).length <= 100, 'At most 100 experiences.'),
  ),
  // A config's 50, and the click on a target, whose id is an experience's and a word before it.
  goals: v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(51)),
  value: v.optional(
    v.pipe(v.number(), v.finite(), v.minValue(-MOST_VALUE), v.maxValue(MOST_VALUE)),
  ),
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'An ISO 4217 code is wanted.'))),
  order: v.optional(short),
  props: v.optional(v.record(v.pipe(v.string(), v.maxLength(100)), v.unknown()), {}),
})
export type Event = v.InferOutput<typeof event>
