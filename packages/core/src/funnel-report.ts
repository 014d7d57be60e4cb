import * as v from 'valibot'
import { interval, lift } from './report.ts'

const stepResult = v.strictObject({
  name: v.string(),
  optional: v.boolean(),
  /** Exposed visitors who took it after all steps before it that cannot be left out. */
  visitors: v.number(),
  /** Of these, who then took the next step that cannot be left out; null for the last one. */
  wentOn: v.nullable(v.number()),
  /** `visitors` as a share of the arm's, with a 95% interval (Wilson); null without visitors. */
  rate: v.nullable(v.number()),
  rateInterval: v.nullable(interval),
  /** Of that share; null for control, and where nothing can be said. */
  lift: v.nullable(lift),
  /**
   * Milliseconds from when visitors first got as far as the step before that cannot be left out (for
   * the first step: from the exposure) until they first took this one: the quartiles of all who did.
   */
  times: v.nullable(v.strictObject({ q1: v.number(), median: v.number(), q3: v.number() })),
})

const funnelArm = v.strictObject({
  arm: v.string(),
  name: v.string(),
  visitors: v.number(),
  steps: v.array(stepResult),
})
export type FunnelArm = v.InferOutput<typeof funnelArm>

const funnelResult = v.strictObject({
  funnel: v.string(),
  name: v.string(),
  /** The most milliseconds from the first step to the last; null for no limit. */
  within: v.nullable(v.number()),
  /** Why it could not be counted; null where it was. */
  problem: v.nullable(v.string()),
  audiences: v.array(
    v.strictObject({ audience: v.string(), name: v.string(), arms: v.array(funnelArm) }),
  ),
})
export type FunnelResult = v.InferOutput<typeof funnelResult>

/** How far an experience's visitors went after their first exposure, for each audience × arm. */
export const funnelReport = v.strictObject({
  site: v.string(),
  experience: v.string(),
  name: v.string(),
  at: v.number(),
  funnels: v.array(funnelResult),
})
export type FunnelReport = v.InferOutput<typeof funnelReport>
