import * as v from 'valibot'
import { condition } from './condition.ts'
import { id } from './id.ts'

/** How long somebody stays in a segment after its condition held last: N days are N × 24 hours. */
const keep = v.pipe(
  v.string(),
  v.check((text) => {
    const [, days] = /^([1-9]\d{0,2})d$/.exec(text) ?? []
    return days ? Number(days) <= 366 : ['while', 'visit', 'forever'].includes(text)
  }, 'Use "while", "visit", "1d" to "366d", or "forever".'),
)

/**
 * A named condition: the visitors for whom it holds. With `leaveWhen` a visitor who is in stays
 * until that holds (enter at 3, leave at 1); `keep` says how long one stays after `when` held last.
 */
export const segment = v.strictObject({
  id,
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  when: condition,
  leaveWhen: v.optional(condition),
  keep: v.optional(keep),
})
export type Segment = v.InferOutput<typeof segment>
