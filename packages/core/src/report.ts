import * as v from 'valibot'
import { health } from './health.ts'

const interval = v.strictObject({ low: v.number(), high: v.number() })
export type Interval = v.InferOutput<typeof interval>

const goalResult = v.strictObject({
  goal: v.string(),
  /** Visitors with at least one such conversion after their first exposure, and all their conversions. */
  converters: v.number(),
  conversions: v.number(),
  /** Share of the exposed visitors, with a 95 % interval (Wilson); null without visitors. */
  rate: v.nullable(v.number()),
  rateInterval: v.nullable(interval),
  value: v.number(),
  valuePerVisitor: v.nullable(v.number()),
  /** Rate less control's, with a 95 % interval (Newcombe); null for control itself. */
  difference: v.nullable(v.strictObject({ rate: v.number(), interval })),
})
export type GoalResult = v.InferOutput<typeof goalResult>

const armResult = v.strictObject({
  arm: v.string(),
  name: v.string(),
  visitors: v.number(),
  /** Of these, those whose first exposure came too late to be without a flash. */
  late: v.number(),
  goals: v.array(goalResult),
})
export type ArmResult = v.InferOutput<typeof armResult>

/** What an experience did, every audience × arm × goal, and how well it meets its pages. */
export const report = v.strictObject({
  site: v.string(),
  experience: v.string(),
  name: v.string(),
  at: v.number(),
  goals: v.array(
    v.strictObject({ id: v.string(), name: v.string(), kind: v.picklist(['micro', 'macro']) }),
  ),
  audiences: v.array(
    v.strictObject({ audience: v.string(), name: v.string(), arms: v.array(armResult) }),
  ),
  /** Visitors that are in no figure here: those that are programs. */
  setAside: v.strictObject({ machines: v.number() }),
  health,
  /** As the config has it: "static" where no framework takes the pages over. */
  rendering: v.picklist(['auto', 'static']),
})
export type Report = v.InferOutput<typeof report>
