import { whyNotShare } from './input.ts'
import { isNoAnswer, type NoAnswer, withoutNaN } from './no-answer.ts'
import { type Proportion, whyNotProportions } from './proportion.ts'
import { wilson } from './wilson.ts'

export type NewcombeInterval = { kind: 'interval'; difference: number; low: number; high: number }

/**
 * The treatment's proportion less the control's, with the hybrid score interval (Newcombe 1998,
 * Stat Med 17:873–890, method 10: square-and-add on the Wilson limits of each arm). All of it are
 * shares, −1 to 1; `alpha` 0.05 gives 95%. An arm without units: `too-little-data`. Counts that
 * cannot be: `impossible-input`. Never NaN.
 */
export function newcombe(
  control: Proportion,
  treatment: Proportion,
  alpha = 0.05,
): NewcombeInterval | NoAnswer {
  const refusal = whyNotShare('alpha', alpha) ?? whyNotProportions(control, treatment)
  if (refusal) return refusal
  const a = wilson(control, alpha)
  const b = wilson(treatment, alpha)
  if (isNoAnswer(a)) return a
  if (isNoAnswer(b)) return b
  const difference = b.rate - a.rate
  return withoutNaN({
    kind: 'interval',
    difference,
    low: difference - Math.hypot(b.rate - b.low, a.high - a.rate),
    high: difference + Math.hypot(b.high - b.rate, a.rate - a.low),
  })
}
