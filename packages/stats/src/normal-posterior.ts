import type { Effect } from './effect.ts'
import { whyNotNumber, whyNotPositive, whyNotShare } from './input.ts'
import { isNoAnswer, type NoAnswer, noVariance, withoutNaN } from './no-answer.ts'
import { normalCdf, normalPdf, normalSf, normalUpperQuantile } from './normal.ts'

/** What is believed of an effect before the data, in the unit in which the effect is reported. */
export type NormalPrior = { mean: number; variance: number }

export type NormalPosterior = {
  kind: 'posterior'
  effect: number
  stdErr: number
  low: number
  high: number
  /** P(effect > 0) */
  chanceToWin: number
  /** What is lost on average by keeping control: E[max(effect, 0)]. */
  riskControl: number
  /** What is lost on average by choosing the treatment: E[max(−effect, 0)]. */
  riskTreatment: number
}

/**
 * The effect after the data, from a normal prior or (null) a flat one, with its equal-tailed
 * credible interval (Gelman et al. 2013, section 2.5). All but `chanceToWin` in the unit of the
 * effect. An answer that was none before is handed on. No standard error: `no-variance`. A prior
 * without spread: `impossible-input`.
 */
export function normalPosterior(
  effect: Effect | NoAnswer,
  prior: NormalPrior | null = null,
  alpha = 0.05,
): NormalPosterior | NoAnswer {
  if (isNoAnswer(effect)) return effect
  const refusal = whyNotShare('alpha', alpha) ?? (prior && whyNotPrior(prior))
  if (refusal) return refusal
  if (!(effect.variance > 0)) return noVariance
  const { mean, variance } = prior ? update(effect, prior) : { ...effect, mean: effect.effect }
  const stdErr = Math.sqrt(variance)
  const loss = normalExpectedLoss(mean, stdErr)
  if (isNoAnswer(loss)) return loss
  const half = normalUpperQuantile(alpha / 2) * stdErr
  return withoutNaN({
    kind: 'posterior',
    effect: mean,
    stdErr,
    low: mean - half,
    high: mean + half,
    chanceToWin: normalCdf(mean / stdErr),
    riskControl: loss.control,
    riskTreatment: loss.treatment,
  })
}

function whyNotPrior(prior: NormalPrior): NoAnswer | undefined {
  return (
    whyNotNumber("the prior's mean", prior.mean) ??
    whyNotPositive("the prior's variance", prior.variance)
  )
}

/** Means weighted by precision, in a form that no huge or tiny variance overflows. */
function update(effect: Effect, prior: NormalPrior): { mean: number; variance: number } {
  const weight = 1 / (1 + effect.variance / prior.variance)
  return {
    mean: weight * effect.effect + prior.mean / (1 + prior.variance / effect.variance),
    variance: weight * effect.variance,
  }
}

export type ExpectedLoss = { kind: 'expected-loss'; control: number; treatment: number }

/**
 * What either choice loses on average when the effect is normal: control E[max(x, 0)], treatment
 * E[max(−x, 0)] (Stucchio 2015, "Bayesian A/B testing at VWO"). In the unit of `mean`; `sd` 0 is
 * a certain effect. Not finite or a negative sd: `impossible-input`.
 */
export function normalExpectedLoss(mean: number, sd: number): ExpectedLoss | NoAnswer {
  const refusal = whyNotNumber('mean', mean) ?? (sd === 0 ? undefined : whyNotPositive('sd', sd))
  if (refusal) return refusal
  const z = mean / sd
  // Beyond this the tail is below the smallest double, and an sd of zero has no z.
  if (sd === 0 || Math.abs(z) > 37) {
    return { kind: 'expected-loss', control: Math.max(mean, 0), treatment: Math.max(-mean, 0) }
  }
  const smaller = sd * (normalPdf(z) - Math.abs(z) * normalSf(Math.abs(z)))
  const larger = Math.abs(mean) + smaller
  return {
    kind: 'expected-loss',
    control: mean > 0 ? larger : smaller,
    treatment: mean > 0 ? smaller : larger,
  }
}
