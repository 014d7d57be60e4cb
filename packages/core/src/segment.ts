import * as v from 'valibot'
import { condition } from './condition.ts'
import { id } from './id.ts'

/** A named condition: the visitors for whom it holds. */
export const segment = v.strictObject({
  id,
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  when: condition,
})
export type Segment = v.InferOutput<typeof segment>
