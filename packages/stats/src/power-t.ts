import { whyNotNumber, whyNotPositive, whyNotShare, whyNotSides } from './input.ts'
import { impossible, type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'
import { noncentralTSf } from './noncentral-t.ts'
import type { Power } from './power-means.ts'
import type { SampleSize, TestDesign } from './power-proportions.ts'
import { findRoot } from './root.ts'
import { studentUpperQuantile } from './student.ts'

/** The true difference of two means, and the standard deviation within each arm, in one unit. */
export type Shift = { delta: number; sd: number }

/**
 * The chance that Student's two-sample t test finds a shift, by the noncentral t distribution and with
 * both tails when the test is two-sided (R's power.t.test, strict). Fewer than two units per arm:
 * `too-little-data`. A spread, level or sides that cannot be: `impossible-input`.
 */
export function tTestPower(
  { delta, sd }: Shift,
  perArm: number,
  { alpha = 0.05, sides = 2 }: TestDesign = {},
): Power | NoAnswer {
  const refusal = whyNotShift({ delta, sd }, alpha, sides) ?? whyNotPositive('perArm', perArm)
  if (refusal) return refusal
  if (perArm < 2) return tooLittleData
  return withoutNaN({ kind: 'power', power: powerOf(delta / sd, perArm, alpha, sides) })
}

/**
 * Units per arm, a real number, with which `tTestPower` is the wanted power; 2 where even so few are
 * enough. No shift, one against the side that is tested, or a power not above alpha:
 * `impossible-input`.
 */
export function tTestSampleSize(
  { delta, sd }: Shift,
  { alpha = 0.05, power = 0.8, sides = 2 }: TestDesign = {},
): SampleSize | NoAnswer {
  const refusal = whyNotShift({ delta, sd }, alpha, sides) ?? whyNotShare('power', power)
  if (refusal) return refusal
  if (power <= alpha) return impossible(`power is ${power}, not above alpha = ${alpha}`)
  const shift = sides === 2 ? Math.abs(delta / sd) : delta / sd
  if (!(shift > 0)) return impossible(`delta is ${delta}: there is nothing to find`)
  const missing = (log: number) => powerOf(shift, Math.exp(log), alpha, sides) - power
  const fewest = Math.log(2)
  if (missing(fewest) >= 0) return { kind: 'sample-size', perArm: 2 }
  let most = fewest + 1
  while (missing(most) < 0 && most < 300) most += 2
  return withoutNaN({ kind: 'sample-size', perArm: Math.exp(findRoot(missing, fewest, most)) })
}

function powerOf(shift: number, perArm: number, alpha: number, sides: 1 | 2): number {
  const df = 2 * (perArm - 1)
  const ncp = shift * Math.sqrt(perArm / 2)
  const t = studentUpperQuantile(alpha / sides, df)
  const far = sides === 2 ? noncentralTSf(t, df, -ncp) : 0
  return noncentralTSf(t, df, ncp) + far
}

function whyNotShift({ delta, sd }: Shift, alpha: number, sides: number): NoAnswer | undefined {
  return (
    whyNotNumber('delta', delta) ??
    whyNotPositive('sd', sd) ??
    whyNotShare('alpha', alpha) ??
    whyNotSides(sides)
  )
}
