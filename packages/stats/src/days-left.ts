import { whyNotCount, whyNotEach, whyNotPositive } from './input.ts'
import { type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'

/** Units that an arm has, and how many come to it in a day. */
export type ArmPace = { units: number; perDay: number }
export type DaysLeft = { kind: 'days'; days: number }

/**
 * Whole days until each arm has as many units as a plan asks for, if they go on coming as they do: 0
 * where all have them. No arms, or one that still lacks units and gets none: `too-little-data`. Counts
 * that are negative or not finite: `impossible-input`.
 */
export function daysLeft(perArm: number, arms: readonly ArmPace[]): DaysLeft | NoAnswer {
  const refusal =
    whyNotPositive('perArm', perArm) ??
    whyNotEach(
      arms,
      ({ units, perDay }, i) =>
        whyNotCount(`units of arm ${i}`, units) ?? whyNotCount(`perDay of arm ${i}`, perDay),
    )
  if (refusal) return refusal
  const days = arms.map(({ units, perDay }) =>
    units >= perArm ? 0 : Math.ceil((perArm - units) / perDay),
  )
  if (!days.length || days.includes(Number.POSITIVE_INFINITY)) return tooLittleData
  return withoutNaN({ kind: 'days', days: Math.max(...days) })
}
