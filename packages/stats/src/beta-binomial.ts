import { type BetaLogit, betaLogit } from './beta-logit.ts'
import {
  type BetaInterval,
  type BetaShapes,
  betaInterval,
  betaPosterior,
  whyNotBeta,
} from './beta-posterior.ts'
import { whyNotShare } from './input.ts'
import { impossible, isNoAnswer, type NoAnswer, withoutNaN } from './no-answer.ts'
import type { Proportion } from './proportion.ts'
import { arrange, integrate } from './quadrature.ts'
import { findRootFrom } from './root.ts'
import { digamma } from './stdlib.ts'

export type BetaBinomial = {
  kind: 'posterior'
  control: BetaShapes & BetaInterval
  treatment: BetaShapes & BetaInterval
  /** P(treatment's rate > control's) */
  chanceToWin: number
  /** What is lost on average by choosing so, in shares. */
  lossOfControl: number
  lossOfTreatment: number
  /** Credible interval of treatment / control − 1. */
  lift: { low: number; high: number }
}

/**
 * Two rates with independent Beta posteriors from one prior, compared exactly by quadrature (losses
 * and chance as in Stucchio 2015, "Bayesian A/B testing at VWO"; the ratio's quantiles as roots of its
 * distribution function). An arm without units answers with the prior. Counts, shapes or a level
 * that cannot be: `impossible-input`.
 */
export function betaBinomial(
  control: Proportion,
  treatment: Proportion,
  prior: BetaShapes = { alpha: 1, beta: 1 },
  level = 0.95,
): BetaBinomial | NoAnswer {
  const refusal =
    whyNotShare('level', level) ?? whyNotBeta(control, prior) ?? whyNotBeta(treatment, prior)
  if (refusal) return refusal
  const [shapesA, shapesB] = [betaPosterior(control, prior), betaPosterior(treatment, prior)]
  const [intervalA, intervalB] = [
    betaInterval(control, prior, level),
    betaInterval(treatment, prior, level),
  ]
  if (isNoAnswer(intervalA)) return intervalA
  if (isNoAnswer(intervalB)) return intervalB
  const a = betaLogit(shapesA.alpha, shapesA.beta)
  const b = betaLogit(shapesB.alpha, shapesB.beta)
  const outside = (1 - level) / 2
  const [low, high] = [liftQuantile(a, b, outside), liftQuantile(a, b, 1 - outside)]
  if (low === undefined || high === undefined) {
    return impossible('a rate so near to zero that no ratio can be computed')
  }
  return withoutNaN({
    kind: 'posterior',
    control: { ...shapesA, ...intervalA },
    treatment: { ...shapesB, ...intervalB },
    chanceToWin: chanceAbove(b, a),
    lossOfControl: expectedExcess(b, a),
    lossOfTreatment: expectedExcess(a, b),
    lift: { low, high },
  })
}

/** P(x > y), from its smaller side. */
function chanceAbove(x: BetaLogit, y: BetaLogit): number {
  const breaks = overlap(x, y)
  const above = integrate((u) => weigh(x.density(u), () => y.cdf(u)), breaks)
  return above < 0.5 ? above : 1 - integrate((u) => weigh(x.density(u), () => y.sf(u)), breaks)
}

/** A distribution function is dear, and beyond the density's own tails it does not matter. */
function weigh(density: number, share: () => number): number {
  return density < 1e-40 ? 0 : density * share()
}

/** E[max(x − y, 0)] = ∫ P(y < s) P(x > s) ds. */
function expectedExcess(x: BetaLogit, y: BetaLogit): number {
  return integrate((u) => y.cdf(u) * x.sf(u) * logisticSlope(u), overlap(x, y))
}

const logisticSlope = (u: number) => {
  const e = Math.exp(-Math.abs(u))
  return e / (1 + e) ** 2
}

const LOGISTIC = [-40, -20, -10, -6, -3, -1, 0, 1, 3, 6, 10, 20, 40]

function overlap(x: BetaLogit, y: BetaLogit): number[] {
  const breaks = [...x.breaks, ...y.breaks, ...LOGISTIC]
  return arrange(breaks, Math.min(...breaks), Math.max(...breaks))
}

/** The quantile of b / a − 1, sought on the log scale: a control near zero makes the ratio huge. */
function liftQuantile(a: BetaLogit, b: BetaLogit, probability: number): number | undefined {
  const excess = (logRatio: number) => ratioCdf(a, b, logRatio) - probability
  const start = meanLog(b) - meanLog(a)
  const root = findRootFrom(excess, start, excess(start) < 0 ? 0.1 : -0.1)
  return root === undefined ? undefined : Math.expm1(root)
}

const meanLog = ({ alpha, beta }: BetaLogit) => digamma(alpha) - digamma(alpha + beta)

/** P(b / a < e^logRatio) = ∫ f_a(x) F_b(min(x e^logRatio, 1)) dx. */
function ratioCdf(a: BetaLogit, b: BetaLogit, logRatio: number): number {
  // The breaks of b where x has to be for x·ratio to be there.
  const shifted = b.breaks.map((u) => logitOfProduct(u, -logRatio)).filter(Number.isFinite)
  const kink = logitOfProduct(Number.POSITIVE_INFINITY, -logRatio)
  const breaks = [...a.breaks, ...shifted, ...(Number.isFinite(kink) ? [kink] : [])]
  const span = arrange(breaks, Math.min(...a.breaks), Math.max(...a.breaks))
  return integrate((u) => weigh(a.density(u), () => b.cdf(logitOfProduct(u, logRatio))), span)
}

/** The logit of x·e^logFactor where u is that of x; Infinity once the product reaches 1. */
function logitOfProduct(u: number, logFactor: number): number {
  // 1 / (x·e^f) − 1 = e^−f (1 + e^−u) − 1
  const odds =
    logFactor > 0
      ? Math.exp(-u - logFactor) + Math.expm1(-logFactor)
      : Math.exp(-logFactor) * Math.exp(-u) + Math.expm1(-logFactor)
  return odds > 0 ? -Math.log(odds) : Number.POSITIVE_INFINITY
}
