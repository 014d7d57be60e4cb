import * as v from 'valibot'
import { health } from './health.ts'

const interval = v.strictObject({ low: v.number(), high: v.number() })
export type Interval = v.InferOutput<typeof interval>

const lift = v.strictObject({
  /** Relative to control's: 0.12 is 12 % more. */
  lift: v.number(),
  /** 95 % at all looks at once, so that one may look every day and stop at any. */
  always: interval,
  /** 95 % at one look, at the end. */
  fixed: interval,
  /** At all looks at once. */
  pValue: v.number(),
  /** That the arm is better than control, before which nothing was believed. */
  chanceToWin: v.number(),
  /** What choosing this arm loses on average, relative to control. */
  expectedLoss: v.number(),
})
export type Lift = v.InferOutput<typeof lift>

/** What may be said of an arm, at any look, with all comparisons of the same goal in mind. */
const verdict = v.strictObject({
  kind: v.picklist(['better', 'worse', 'same', 'open']),
  words: v.string(),
})
export type Verdict = v.InferOutput<typeof verdict>

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
  /** Of the rate, and of the value per visitor; null for control, and where nothing can be said. */
  lift: v.nullable(lift),
  valueLift: v.nullable(lift),
  /** Null for control, and in an audience without one. */
  verdict: v.nullable(verdict),
})
export type GoalResult = v.InferOutput<typeof goalResult>

const armResult = v.strictObject({
  arm: v.string(),
  name: v.string(),
  visitors: v.number(),
  /** Of these, those whose first exposure came too late to be without a flash. */
  late: v.number(),
  /** First exposures by day (UTC), the first day first. */
  days: v.array(v.strictObject({ day: v.string(), visitors: v.number() })),
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
    v.strictObject({
      audience: v.string(),
      name: v.string(),
      arms: v.array(armResult),
      /** Whether visitors fell on the arms as the weights say, at all looks at once; null where that is not known. */
      sampleRatio: v.nullable(v.strictObject({ pValue: v.number() })),
    }),
  ),
  /** Arms that several audiences have, over all of these: each audience counts by its visitors. */
  totals: v.array(
    v.strictObject({
      arm: v.string(),
      name: v.string(),
      goals: v.array(v.strictObject({ goal: v.string(), lift })),
    }),
  ),
  /** Visitors that are in no figure here: programs, and those who were seen in two arms of a phase. */
  setAside: v.strictObject({ machines: v.number(), twoArms: v.number() }),
  health,
  /** As the config has it: "static" where no framework takes the pages over. */
  rendering: v.picklist(['auto', 'static']),
})
export type Report = v.InferOutput<typeof report>
