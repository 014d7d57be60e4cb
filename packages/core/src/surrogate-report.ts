import * as v from 'valibot'
import { interval } from './report.ts'

/**
 * `moves`: what arms brought of it came with more of the macro goal. `only-correlates`: arms brought
 * more or less of it, and the macro goal did not follow as it would if it came of this. `unclear`: arms
 * moved it, and either may be. `untested`: no arm has moved it beyond chance.
 */
export const SURROGATE_KINDS = ['moves', 'unclear', 'untested', 'only-correlates'] as const

const surrogateGoal = v.strictObject({
  goal: v.string(),
  name: v.string(),
  standing: v.picklist(SURROGATE_KINDS),
  /** Visitors who reached it before the macro goal or without it, and those of them who then reached that. */
  visitors: v.number(),
  both: v.number(),
  /** The macro goal's share among them less that among the others, within arms, with a 95% interval. */
  association: v.nullable(v.strictObject({ difference: v.number(), interval })),
  /** That arms do not differ in it, with all micro goals in mind (Holm). */
  movedPValue: v.nullable(v.number()),
  /** Points of the macro goal for each point of this one that arms brought, with a 95% interval. */
  slope: v.nullable(v.strictObject({ slope: v.number(), interval })),
  /** The share of the arms' differences in the macro goal that goes with those in this one. */
  fit: v.nullable(v.number()),
  words: v.string(),
})
export type SurrogateGoal = v.InferOutput<typeof surrogateGoal>

/** Which micro goals lead to a macro goal, by all experiences of a site that events are kept of. */
export const surrogateReport = v.strictObject({
  site: v.string(),
  at: v.number(),
  goal: v.strictObject({ id: v.string(), name: v.string() }),
  experiences: v.number(),
  /** Arms beside control's, over all audiences and phases: how many tests there were. */
  contrasts: v.number(),
  visitors: v.number(),
  /** The best first. */
  goals: v.array(surrogateGoal),
  warning: v.string(),
})
export type SurrogateReport = v.InferOutput<typeof surrogateReport>
