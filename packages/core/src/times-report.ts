import * as v from 'valibot'
import { interval, lift } from './report.ts'

const timesGoal = v.strictObject({
  goal: v.string(),
  /** Visitors who reached it within the window after their first exposure, as a share with its interval. */
  converters: v.number(),
  rate: v.nullable(v.number()),
  rateInterval: v.nullable(interval),
  /** Of that share; null for control, and where nothing can be said. */
  lift: v.nullable(lift),
  /** Visitors who have not reached it and still have time. */
  waiting: v.number(),
  /** Milliseconds from the first exposure, of those who reached it in time. */
  times: v.nullable(v.strictObject({ q1: v.number(), median: v.number(), q3: v.number() })),
})

const timesArm = v.strictObject({
  arm: v.string(),
  name: v.string(),
  /** All, those first exposed in their first visit, and those in a later one. */
  groups: v.array(
    v.strictObject({
      group: v.picklist(['all', 'new', 'returning']),
      visitors: v.number(),
      goals: v.array(timesGoal),
    }),
  ),
  /** Whether the lift is another for new visitors than for returning ones; with all of them in mind (Holm). */
  differs: v.array(v.strictObject({ goal: v.string(), pValue: v.number() })),
})
export type TimesArm = v.InferOutput<typeof timesArm>

/** How long visitors of an experience took to its goals, and how new ones differ from returning ones. */
export const timesReport = v.strictObject({
  site: v.string(),
  experience: v.string(),
  name: v.string(),
  at: v.number(),
  within: v.number(),
  goals: v.array(
    v.strictObject({ id: v.string(), name: v.string(), kind: v.picklist(['micro', 'macro']) }),
  ),
  audiences: v.array(
    v.strictObject({ audience: v.string(), name: v.string(), arms: v.array(timesArm) }),
  ),
})
export type TimesReport = v.InferOutput<typeof timesReport>
