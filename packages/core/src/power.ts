import * as v from 'valibot'

/** How many visitors a test needs, and how long they take to come. */
export const power = v.strictObject({
  /** Visitors in each arm until the lift is found in four tests out of five. */
  perArm: v.number(),
  /** Whole days until each arm has as many; null where nobody comes. */
  days: v.nullable(v.number()),
})
export type Power = v.InferOutput<typeof power>
