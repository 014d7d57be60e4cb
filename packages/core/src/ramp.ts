import * as v from 'valibot'
import { elapsed } from './window.ts'

const coverage = v.pipe(
  v.number(),
  v.minValue(0.001),
  v.maxValue(1),
  v.description('The share of visitors who may meet it.'),
)

/** Lets in more and more visitors: so many now, and what comes then, each after some time. */
export const ramp = v.strictObject({
  coverage,
  next: v.optional(
    v.pipe(v.array(v.strictObject({ coverage, after: elapsed })), v.maxLength(20)),
    [],
  ),
})
export type Ramp = v.InferOutput<typeof ramp>

/** A part of [0, 1) of visitors, by a hash of its own. */
export type Group = { id: string; from: number; to: number }

/**
 * Who may meet an experience while it is ramped: the first part of its group, or of all. That is
 * drawn by another hash than the arm is, unlike an audience's coverage: so arms stay alike in who
 * was turned away at first and came again, also when their weights have changed since.
 */
export function groupOf(experience: {
  id: string
  group?: Group | undefined
  ramp?: Ramp | undefined
}): Group | undefined {
  const { id, group, ramp } = experience
  if (!ramp || ramp.coverage === 1) return group
  // No group of the config has such a name.
  const { from, to, ...rest } = group ?? { id: `ramp/${id}`, from: 0, to: 1 }
  return { ...rest, from, to: from + (to - from) * ramp.coverage }
}
