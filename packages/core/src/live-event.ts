import * as v from 'valibot'
import { event } from './event.ts'

/** An event as it came in at the collector; `n` counts up and is the place to go on from. */
export const liveEvent = v.strictObject({ n: v.number(), receivedAt: v.number(), event })
export type LiveEvent = v.InferOutput<typeof liveEvent>
