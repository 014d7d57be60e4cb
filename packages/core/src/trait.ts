import * as v from 'valibot'
import { condition } from './condition.ts'
import { id } from './id.ts'
import { window } from './window.ts'

const common = {
  id,
  on: v.pipe(v.string(), v.minLength(1), v.description('The event\'s name, or "*" for any event.')),
  where: v.optional(condition),
  within: v.optional(window),
}

/** A number that is computed from a visitor's events and kept in the profile. */
export const trait = v.variant('take', [
  v.strictObject({ ...common, take: v.literal('count') }),
  v.strictObject({ ...common, take: v.literal('sum'), of: v.pipe(v.string(), v.minLength(1)) }),
  v.strictObject({ ...common, take: v.literal('days_since_last') }),
])
export type Trait = v.InferOutput<typeof trait>
