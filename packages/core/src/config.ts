import * as v from 'valibot'
import { experience } from './experience.ts'
import { goal } from './goal.ts'
import { id } from './id.ts'
import { segment } from './segment.ts'
import { trait } from './trait.ts'

/** What a site owner publishes: what is learnt, who is who, what each segment sees, what counts. */
export const config = v.strictObject({
  $schema: v.optional(v.string()),
  site: id,
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  currency: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'Use an ISO 4217 code such as "EUR".')),
  ),
  traits: v.optional(v.pipe(v.array(trait), v.maxLength(200)), []),
  segments: v.optional(v.pipe(v.array(segment), v.maxLength(200)), []),
  goals: v.optional(v.pipe(v.array(goal), v.maxLength(50)), []),
  experiences: v.optional(v.pipe(v.array(experience), v.maxLength(100)), []),
})
export type Config = v.InferOutput<typeof config>
