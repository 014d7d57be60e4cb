import * as v from 'valibot'
import { id } from './id.ts'
import { elapsed } from './window.ts'

/** Hands the weights to Thompson sampling: the collector gives more to arms that reach the goal more often. */
export const bandit = v.strictObject({
  goal: id,
  floor: v.optional(
    v.pipe(
      v.number(),
      v.minValue(0.01),
      v.maxValue(0.5),
      v.description('The least weight of every arm, control too.'),
    ),
    0.1,
  ),
  every: v.optional(
    v.pipe(
      elapsed,
      // Each change of weights is a phase, and a phase is compared within itself: it needs visitors.
      v.check((text) => !text.endsWith('m'), 'Use "1h" to "72h" or "1d" to "366d".'),
      v.description('The least time from a change of weights to the next.'),
    ),
    '1d',
  ),
})
