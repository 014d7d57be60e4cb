import * as v from 'valibot'
import { DAY, HOUR } from './units.ts'

const times = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000))
const rest = v.pipe(
  v.string(),
  v.regex(
    /^(?:[1-9]\d{0,3}[hd]|forever)$/,
    'Write hours or days such as "12h" or "30d", or "forever".',
  ),
)

/** How often an experience may be shown; control is counted as if it were. */
export const caps = v.strictObject({
  visit: v.optional(v.pipe(times, v.description('On so many page views of a visit.'))),
  visitor: v.optional(v.pipe(times, v.description('On so many page views in all.'))),
  closed: v.optional(
    v.pipe(rest, v.description('How long it rests when a visitor has closed it; 30d if not said.')),
  ),
  reached: v.optional(
    v.pipe(rest, v.description('How long it rests when one of its goals was reached.')),
  ),
  afterInteraction: v.optional(
    v.pipe(v.boolean(), v.description('Not before the visitor has done something on the page.')),
  ),
})
export type Caps = v.InferOutput<typeof caps>

/** The same with times in ms. */
export type PublishedCaps = {
  visit?: number
  visitor?: number
  closed: number
  reached?: number
  afterInteraction?: true
}

const CLOSED = '30d'
/** Longer than any browser lives, and still a number. */
const FOREVER = 1e13

export function publishCaps({
  visit,
  visitor,
  closed,
  reached,
  afterInteraction,
}: Caps): PublishedCaps {
  return {
    ...(visit && { visit }),
    ...(visitor && { visitor }),
    closed: lengthOf(closed ?? CLOSED),
    ...(reached && { reached: lengthOf(reached) }),
    ...(afterInteraction && { afterInteraction }),
  }
}

const lengthOf = (text: string) =>
  text === 'forever' ? FOREVER : Number.parseInt(text, 10) * (text.endsWith('h') ? HOUR : DAY)
