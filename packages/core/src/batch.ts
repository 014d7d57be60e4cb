import * as v from 'valibot'
import { id } from './id.ts'

/** More than a queue of a browser sends in one go. */
export const MOST_EVENTS = 200

/** The envelope of a beacon. Its events are checked one by one, so that a bad one costs only itself. */
export const batch = v.strictObject({
  site: id,
  sent: v.pipe(v.number(), v.integer()),
  /** The browser says that a program drives it. */
  driven: v.optional(v.boolean()),
  events: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MOST_EVENTS)),
  /** Events that the browser could not keep for so long, and has not told of before. */
  dropped: v.optional(v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0)), 0)),
})
export type Batch = v.InferOutput<typeof batch>

/** The collector's word on a batch: what it kept, and what it refused with the place and the reason. */
export type Receipt = {
  accepted: number
  rejected: { index: number; id?: string; place: string; value: string; reason: string }[]
}
