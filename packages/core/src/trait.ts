import * as v from 'valibot'
import { condition } from './condition.ts'
import { id } from './id.ts'
import { elapsed, halfLife, window } from './window.ts'

const heard = {
  on: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(64),
    v.description('The event\'s name, or "*" for any event.'),
  ),
  where: v.optional(condition),
}
const of = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.description(
    'A dotted path, such as "items.price": where it crosses a list, every element counts.',
  ),
)

/** What can be taken of matching events as such. */
const ofEvents = v.picklist([
  'count',
  'active_days',
  'days_since_first',
  'days_since_last',
  'minutes_since_last',
])
/** What can be taken of the values at `of`. */
const ofValues = v.picklist(['sum', 'min', 'max', 'distinct', 'first', 'last'])

const taken = v.variant('take', [
  v.strictObject({ id, ...heard, take: ofEvents, within: v.optional(window) }),
  v.strictObject({ id, ...heard, take: ofValues, of, within: v.optional(window) }),
])

const score = v.strictObject({
  id,
  score: v.pipe(
    v.array(v.strictObject({ ...heard, points: v.pipe(v.number(), v.finite()) })),
    v.minLength(1),
    v.maxLength(20),
  ),
  halfLife,
})

const sequence = v.strictObject({
  id,
  sequence: v.pipe(v.array(v.strictObject(heard)), v.minLength(2), v.maxLength(8)),
  within: v.optional(elapsed),
  take: v.picklist(['count', 'days_since_last', 'minutes_since_last']),
})

export type TakenTrait = v.InferOutput<typeof taken>
export type ScoreTrait = v.InferOutput<typeof score>
export type SequenceTrait = v.InferOutput<typeof sequence>

/** A number or value that is computed from a visitor's events and kept in the profile. */
export type Trait = TakenTrait | ScoreTrait | SequenceTrait

/** Which of the three forms is meant is seen by its key, so that what is wrong is said of that form. */
export const trait: v.GenericSchema<unknown, Trait> = v.lazy((input) => {
  if (input === undefined) return v.union([taken, score, sequence]) as never
  const has = (key: string) => typeof input === 'object' && input !== null && key in input
  return (has('score') ? score : has('sequence') ? sequence : taken) as never
})
