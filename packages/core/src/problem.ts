import * as v from 'valibot'

/** One thing that is wrong with a config: where, what was found, why it cannot be, and the way out. */
export const problem = v.strictObject({
  place: v.string(),
  value: v.string(),
  problem: v.string(),
  remedy: v.string(),
})
export type Problem = v.InferOutput<typeof problem>

/** What a person reads of it, on one line. */
export function describe({ place, value, problem, remedy }: Problem): string {
  return `${place}: ${problem}${value === '' ? '' : ` (found ${value})`}. ${remedy}`
}
