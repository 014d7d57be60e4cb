import { relative } from './effect.ts'
import { whyNotShare } from './input.ts'
import { proportionMoments } from './moments.ts'
import {
  isNoAnswer,
  type NoAnswer,
  noVariance,
  tooLittleData,
  withoutNaN,
  zeroDenominator,
} from './no-answer.ts'
import { normalUpperQuantile } from './normal.ts'
import { type Proportion, whyNotProportions } from './proportion.ts'

/** The change relative to the control's rate: 0.25 is 25% more. */
export type LiftInterval = { kind: 'interval'; lift: number; low: number; high: number }

/**
 * Lift with the delta method's symmetric interval (Deng, Knoblich & Lu 2018, KDD, section 3), by the
 * normal quantile. No converter in control: `zero-denominator`. None in treatment: `no-variance`,
 * since the method then knows no error at all. No units: `too-little-data`; counts that cannot be, or
 * an alpha outside of 0 to 1: `impossible-input`.
 */
export function liftByDelta(
  control: Proportion,
  treatment: Proportion,
  alpha = 0.05,
): (LiftInterval & { stdErr: number }) | NoAnswer {
  const refusal = whyNotShare('alpha', alpha) ?? whyNotProportions(control, treatment)
  if (refusal) return refusal
  const [a, b] = [proportionMoments(control), proportionMoments(treatment)]
  if (isNoAnswer(a)) return a
  if (isNoAnswer(b)) return b
  const effect = relative(a, b)
  if (isNoAnswer(effect)) return effect
  const stdErr = Math.sqrt(effect.variance)
  if (!(stdErr > 0)) return noVariance
  const half = normalUpperQuantile(alpha / 2) * stdErr
  const lift = effect.effect
  return withoutNaN({ kind: 'interval', lift, stdErr, low: lift - half, high: lift + half })
}

/**
 * Lift with the interval that is symmetric for the log of the ratio (Katz, Baptista, Azen & Pike
 * 1978, Biometrics 34:469–474). It needs a converter in both arms: `too-little-data` without. Other
 * bad input as for `liftByDelta`.
 */
export function liftByLogRatio(
  control: Proportion,
  treatment: Proportion,
  alpha = 0.05,
): LiftInterval | NoAnswer {
  const refusal = whyNotShare('alpha', alpha) ?? whyNotProportions(control, treatment)
  if (refusal) return refusal
  if (control.sum === 0 || treatment.sum === 0) return tooLittleData
  const [p, q] = [control.sum / control.n, treatment.sum / treatment.n]
  const half =
    normalUpperQuantile(alpha / 2) * Math.sqrt((1 - p) / control.sum + (1 - q) / treatment.sum)
  if (!(half > 0)) return noVariance
  return withoutNaN({
    kind: 'interval',
    lift: (q - p) / p,
    low: Math.expm1(Math.log(q / p) - half),
    high: Math.expm1(Math.log(q / p) + half),
  })
}

/**
 * Lift with Fieller's interval for a ratio of means (Fieller 1954, JRSS B 16:175–185). Where the
 * control's rate cannot be told from zero, the set of ratios is unbounded: `high` is then Infinity,
 * and of ratios only those are kept that rates can have, so `low` is −1 or more. Bad input as for
 * `liftByDelta`.
 */
export function liftByFieller(
  control: Proportion,
  treatment: Proportion,
  alpha = 0.05,
): LiftInterval | NoAnswer {
  const refusal = whyNotShare('alpha', alpha) ?? whyNotProportions(control, treatment)
  if (refusal) return refusal
  if (control.sum === 0) return zeroDenominator
  const [p, q] = [control.sum / control.n, treatment.sum / treatment.n]
  const z2 = normalUpperQuantile(alpha / 2) ** 2
  const [va, vb] = [(p * (1 - p)) / control.n, (q * (1 - q)) / treatment.n]
  if (va + vb === 0) return noVariance
  const lift = (q - p) / p
  // c2·θ² − 2pq·θ + c0 ≤ 0 holds of the ratios θ that the data do not contradict.
  const [c2, c0] = [p * p - z2 * va, q * q - z2 * vb]
  const root = Math.sqrt(Math.max(0, p * q * (p * q) - c2 * c0))
  if (c2 > 0) {
    return withoutNaN({
      kind: 'interval',
      lift,
      low: (p * q - root) / c2 - 1,
      high: (p * q + root) / c2 - 1,
    })
  }
  // With c2 below 0 the parabola opens downwards; of its outer parts the upper one has positive ratios.
  const low = c0 > 0 ? c0 / (p * q + root) - 1 : -1
  return withoutNaN({ kind: 'interval', lift, low, high: Number.POSITIVE_INFINITY })
}
