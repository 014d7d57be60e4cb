import { whyNotNumber, whyNotPositive, whyNotShare } from './input.ts'
import { impossible, type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'
import { normalSf, normalUpperQuantile } from './normal.ts'
import type { SampleSize } from './power-proportions.ts'
import { findRootFrom } from './root.ts'

/**
 * Units per arm to find an absolute change of a mean, `mde` in its unit and `variance` in its square,
 * by the two-sided z test (Chow, Shao & Wang 2008, section 3.2). A change of zero, or a variance, level
 * or power that cannot be: `impossible-input`.
 */
export function meanSampleSize(
  mde: number,
  variance: number,
  { alpha = 0.05, power = 0.8 }: { alpha?: number; power?: number } = {},
): SampleSize | NoAnswer {
  const refusal =
    whyNotNumber('mde', mde) ??
    (mde === 0 ? impossible('mde is 0: there is nothing to find') : undefined) ??
    whyNotPositive('variance', variance) ??
    whyNotShare('alpha', alpha) ??
    whyNotShare('power', power)
  if (refusal) return refusal
  const root = normalUpperQuantile(alpha / 2) + normalUpperQuantile(1 - power)
  return withoutNaN({ kind: 'sample-size', perArm: 2 * variance * (root / mde) ** 2 })
}

export type Power = { kind: 'power'; power: number }

/** A metric's mean and variance before, and the units that each arm will have. */
export type Plan = { mean: number; variance: number; perArm: number }

/**
 * The chance that a two-sided z test finds a relative change of a mean (0.05 is +5%), with the same
 * variance in both arms and the delta method's error of a ratio (Deng, Knoblich & Lu 2018, KDD, section
 * 3). A mean of zero: `zero-denominator`. No units: `too-little-data`. Other numbers that cannot
 * be: `impossible-input`.
 */
export function relativePower(plan: Plan, relativeEffect: number, alpha = 0.05): Power | NoAnswer {
  const refusal = whyNotPlan(plan, alpha) ?? whyNotNumber('relativeEffect', relativeEffect)
  if (refusal) return refusal
  return withoutNaN({ kind: 'power', power: powerOf(plan, relativeEffect, alpha) })
}

export type MinimumDetectableEffect = { kind: 'mde'; relativeEffect: number }

/**
 * The relative rise that is found with the wanted power, as in `relativePower`. The error grows with
 * the rise, so with few units no rise is sure enough: `too-little-data`. A power not above alpha:
 * `impossible-input`.
 */
export function relativeMde(
  plan: Plan,
  power = 0.8,
  alpha = 0.05,
): MinimumDetectableEffect | NoAnswer {
  const refusal = whyNotPlan(plan, alpha) ?? whyNotShare('power', power)
  if (refusal) return refusal
  if (power <= alpha) return impossible(`power is ${power}, not above alpha = ${alpha}`)
  // On the log scale of the effect, from one far below what any test can find.
  const missing = (log: number) => powerOf(plan, Math.exp(log), alpha) - power
  const log = findRootFrom(missing, Math.log(stdErrOf(plan, 0)) - 10, 1)
  return log === undefined ? tooLittleData : { kind: 'mde', relativeEffect: Math.exp(log) }
}

function stdErrOf({ mean, variance, perArm }: Plan, relativeEffect: number): number {
  return (Math.sqrt(variance / perArm) / Math.abs(mean)) * Math.hypot(1, 1 + relativeEffect)
}

function powerOf(plan: Plan, relativeEffect: number, alpha: number): number {
  const z = normalUpperQuantile(alpha / 2)
  // Divided twice, since an endless effect over its endless error still has a limit.
  const noise = Math.sqrt(plan.variance / plan.perArm) / Math.abs(plan.mean)
  const shift = relativeEffect / Math.hypot(1, 1 + relativeEffect) / noise
  return normalSf(z - shift) + normalSf(z + shift)
}

function whyNotPlan({ mean, variance, perArm }: Plan, alpha: number): NoAnswer | undefined {
  const refusal =
    whyNotNumber('mean', mean) ??
    whyNotPositive('variance', variance) ??
    whyNotShare('alpha', alpha)
  if (refusal) return refusal
  if (mean === 0) return { kind: 'zero-denominator' }
  return perArm === 0 ? tooLittleData : whyNotPositive('perArm', perArm)
}
