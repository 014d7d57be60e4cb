import { whyNotNumber, whyNotPositive } from './input.ts'
import { type NoAnswer, withoutNaN } from './no-answer.ts'
import { normalTwoSided } from './normal.ts'

/** An effect in one segment, with its standard error in the same unit. */
export type SegmentEffect = { effect: number; stdErr: number }

export type InteractionTest = { kind: 'test'; difference: number; z: number; pValue: number }

/**
 * Whether the effects in two segments differ, two-sided (Altman & Bland 2003, BMJ 326:219). The
 * first less the second, in their unit. A standard error that is not positive: `impossible-input`.
 */
export function interactionTest(
  first: SegmentEffect,
  second: SegmentEffect,
): InteractionTest | NoAnswer {
  const refusal = whyNotSegment(first, 0) ?? whyNotSegment(second, 1)
  if (refusal) return refusal
  const difference = first.effect - second.effect
  const z = difference / Math.hypot(first.stdErr, second.stdErr)
  return withoutNaN({ kind: 'test', difference, z, pValue: normalTwoSided(z) })
}

export function whyNotSegment(
  { effect, stdErr }: SegmentEffect,
  index: number,
): NoAnswer | undefined {
  return whyNotNumber(`effect ${index}`, effect) ?? whyNotPositive(`stdErr ${index}`, stdErr)
}
