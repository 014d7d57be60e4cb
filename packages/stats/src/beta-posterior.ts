import { whyNotPositive, whyNotShare } from './input.ts'
import { type NoAnswer, withoutNaN } from './no-answer.ts'
import { type Proportion, whyNotProportion } from './proportion.ts'
import { betaQuantile } from './stdlib.ts'

/** Pseudo-counts of a Beta distribution: 1, 1 is flat; ½, ½ is Jeffreys'. Any positive numbers. */
export type BetaShapes = { alpha: number; beta: number }

export type BetaInterval = { kind: 'interval'; rate: number; low: number; high: number }

/** The shapes after the data. No units leave the prior as it was. */
export function betaPosterior({ n, sum }: Proportion, prior: BetaShapes): BetaShapes {
  return { alpha: prior.alpha + sum, beta: prior.beta + n - sum }
}

/**
 * The equal-tailed credible interval of a share with a Beta prior (Gelman et al. 2013, section 2.1);
 * `rate` is the posterior mean. Shares, 0 to 1. Without units the prior answers. Counts, shapes or a
 * level that cannot be: `impossible-input`.
 */
export function betaInterval(
  proportion: Proportion,
  prior: BetaShapes,
  level = 0.95,
): BetaInterval | NoAnswer {
  const refusal = whyNotShare('level', level) ?? whyNotBeta(proportion, prior)
  if (refusal) return refusal
  const { alpha, beta } = betaPosterior(proportion, prior)
  const outside = (1 - level) / 2
  return withoutNaN({
    kind: 'interval',
    rate: alpha / (alpha + beta),
    low: betaQuantile(outside, alpha, beta),
    high: betaQuantile(1 - outside, alpha, beta),
  })
}

export function whyNotBeta(proportion: Proportion, prior: BetaShapes): NoAnswer | undefined {
  const refusal = whyNotShapes('prior', prior) ?? whyNotProportion(proportion)
  return refusal?.kind === 'too-little-data' ? undefined : refusal
}

export function whyNotShapes(name: string, { alpha, beta }: BetaShapes): NoAnswer | undefined {
  return whyNotPositive(`${name} alpha`, alpha) ?? whyNotPositive(`${name} beta`, beta)
}
