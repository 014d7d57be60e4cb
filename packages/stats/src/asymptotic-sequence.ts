import type { Effect } from './effect.ts'
import { whyNotNumber, whyNotPositive, whyNotShare } from './input.ts'
import { impossible, isNoAnswer, type NoAnswer, noVariance, withoutNaN } from './no-answer.ts'

export type ConfidenceSequence = {
  kind: 'sequence'
  effect: number
  stdErr: number
  /** The mixture's parameter, from alpha and the tuning. */
  rho: number
  low: number
  high: number
  pValue: number
}

/** Where the sequence is tightest (`tuningN` units of both arms), and its level. */
export type Tuning = { alpha?: number; tuningN: number }

/**
 * An asymptotic confidence sequence: the interval and p-value of a mean effect that hold at all looks
 * at once (Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, Ann Stat 52:2613–2640, arXiv
 * 2103.06476, equations 9, 155 and 161). In the unit of the effect. An answer that was none before is
 * handed on. No standard error: `no-variance`. A level or tuning that cannot be: `impossible-input`.
 */
export function asymptoticSequence(
  effect: Effect | NoAnswer,
  { alpha = 0.05, tuningN }: Tuning,
): ConfidenceSequence | NoAnswer {
  if (isNoAnswer(effect)) return effect
  const refusal = whyNotTuning(alpha, tuningN) ?? whyNotEffect(effect)
  if (refusal) return refusal
  const { effect: d, variance, n } = effect
  const rho = rhoOf(alpha, tuningN)
  const k = n * rho ** 2 + 1
  const half =
    (Math.sqrt(variance / n) / rho) * Math.sqrt(2 * k * (Math.log(k) / 2 - Math.log(alpha)))
  // In logs: the evidence e^… overflows long before the p-value is of no interest.
  const logEvidence = ((rho ** 2 * n) / (2 * k)) * (d ** 2 / variance) - Math.log(k) / 2
  return withoutNaN({
    kind: 'sequence',
    effect: d,
    stdErr: Math.sqrt(variance),
    rho,
    low: d - half,
    high: d + half,
    pValue: Math.min(1, Math.exp(-logEvidence)),
  })
}

export type SequenceBounds = {
  kind: 'bounds'
  effect: number
  rho: number
  lower: number
  upper: number
}

/**
 * One-sided asymptotic confidence sequences (the same paper, equation 134): each bound alone holds at
 * all looks with 1 − alpha, alpha below a half. Unit and bad input as for `asymptoticSequence`.
 */
export function asymptoticBounds(
  effect: Effect | NoAnswer,
  { alpha = 0.05, tuningN }: Tuning,
): SequenceBounds | NoAnswer {
  if (isNoAnswer(effect)) return effect
  const refusal = whyNotTuning(alpha, tuningN) ?? whyNotEffect(effect)
  if (refusal) return refusal
  if (!(alpha < 0.5)) return impossible(`alpha is ${alpha}, not below a half`)
  const { effect: d, variance, n } = effect
  const rho = rhoOf(2 * alpha, tuningN)
  const k = n * rho ** 2 + 1
  const reach =
    (Math.sqrt(variance / n) / rho) *
    Math.sqrt(2 * k * Math.log1p(Math.exp(Math.log(k) / 2 - Math.log(2 * alpha))))
  return withoutNaN({ kind: 'bounds', effect: d, rho, lower: d - reach, upper: d + reach })
}

/** Minimizes the width at tuningN units. */
function rhoOf(alpha: number, tuningN: number): number {
  const twoLog = -2 * Math.log(alpha)
  return Math.sqrt((twoLog + Math.log1p(twoLog)) / tuningN)
}

function whyNotTuning(alpha: number, tuningN: number): NoAnswer | undefined {
  return whyNotShare('alpha', alpha) ?? whyNotPositive('tuningN', tuningN)
}

function whyNotEffect({ effect, variance, n }: Effect): NoAnswer | undefined {
  if (variance === 0) return noVariance
  return (
    whyNotNumber('effect', effect) ?? whyNotPositive('variance', variance) ?? whyNotPositive('n', n)
  )
}
