import * as v from 'valibot'

/** What there is of simulated visitors on a site, and how far their loading is. */
export const demoData = v.strictObject({
  /** Their events are among those that reports count. */
  loaded: v.boolean(),
  /** While they are made: visits that have taken place, of all. */
  running: v.nullable(v.strictObject({ done: v.number(), of: v.number() })),
  /** Why the last loading ended before its end. */
  trouble: v.nullable(v.string()),
})
export type DemoData = v.InferOutput<typeof demoData>
