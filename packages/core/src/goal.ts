import * as v from 'valibot'
import { condition } from './condition.ts'
import { id } from './id.ts'

/** A conversion: an event (with `where`, only some of them) that counts. Its worth is the event's `value`. */
export const goal = v.strictObject({
  id,
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  kind: v.picklist(['micro', 'macro']),
  on: v.pipe(v.string(), v.minLength(1)),
  where: v.optional(condition),
})
export type Goal = v.InferOutput<typeof goal>
