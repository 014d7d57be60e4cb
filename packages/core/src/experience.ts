import * as v from 'valibot'
import { change } from './change.ts'
import { EVERYONE } from './everyone.ts'
import { id } from './id.ts'

/** The arm that sees the page as it is; what the others are compared with. */
export const CONTROL = 'control'

const arm = v.strictObject({
  id,
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  weight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  changes: v.optional(v.pipe(v.array(change), v.maxLength(50)), []),
})
export type Arm = v.InferOutput<typeof arm>

const audience = v.strictObject({
  segment: v.union(
    [v.literal(EVERYONE), id],
    'Name a segment by its id, or "*" for everyone who is left.',
  ),
  coverage: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  arms: v.pipe(v.array(arm), v.minLength(1), v.maxLength(20)),
})
export type Audience = v.InferOutput<typeof audience>

/** What is changed, on which pages, for whom: one part (audience) for each segment, first match wins. */
export const experience = v.strictObject({
  id,
  name: v.optional(v.pipe(v.string(), v.maxLength(120))),
  pages: v.pipe(
    v.array(
      v.pipe(v.string(), v.startsWith('/', 'A page is a path such as "/sale" or "/shoes/*".')),
    ),
    v.minLength(1),
  ),
  phase: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  goals: v.optional(v.array(id), []),
  audiences: v.pipe(v.array(audience), v.minLength(1), v.maxLength(50)),
})
export type Experience = v.InferOutput<typeof experience>
