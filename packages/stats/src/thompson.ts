import { betaLogit } from './beta-logit.ts'
import { type BetaShapes, whyNotShapes } from './beta-posterior.ts'
import { whyNotEach, whyNotNumber, whyNotPositive } from './input.ts'
import { type NoAnswer, tooLittleData, withoutNaN } from './no-answer.ts'
import { normalCdf, normalPdf } from './normal.ts'
import { arrange, breaksAround, eachNode } from './quadrature.ts'

/** One share of the traffic per arm, in the order of the arms; together 1. */
export type Weights = { kind: 'weights'; weights: number[] }

/**
 * Thompson sampling's weights for rates with independent Beta posteriors: the chance of each arm to be
 * the best (Thompson 1933, Biometrika 25:285–294), by quadrature. No arms: `too-little-data`. Shapes
 * that are not positive: `impossible-input`.
 */
export function betaThompson(posteriors: readonly BetaShapes[]): Weights | NoAnswer {
  const refusal = whyNotEach(posteriors, (shapes, i) => whyNotShapes(`posterior ${i}`, shapes))
  if (refusal) return refusal
  return chancesToBeBest(posteriors.map(({ alpha, beta }) => betaLogit(alpha, beta)))
}

/**
 * The same for independent normal posteriors, in any unit; standard errors may be of very different
 * size. A standard error that is not positive: `impossible-input`.
 */
export function normalThompson(
  posteriors: readonly { mean: number; stdErr: number }[],
): Weights | NoAnswer {
  const refusal = whyNotEach(
    posteriors,
    ({ mean, stdErr }, i) =>
      whyNotNumber(`mean ${i}`, mean) ?? whyNotPositive(`stdErr ${i}`, stdErr),
  )
  if (refusal) return refusal
  return chancesToBeBest(
    posteriors.map(({ mean, stdErr }) => ({
      density: (x: number) => normalPdf((x - mean) / stdErr) / stdErr,
      cdf: (x: number) => normalCdf((x - mean) / stdErr),
      breaks: breaksAround(mean, stdErr),
    })),
  )
}

type Posterior = {
  density: (x: number) => number
  cdf: (x: number) => number
  breaks: readonly number[]
}

/** For each k: ∫ f_k ∏ F_j over all other j. */
function chancesToBeBest(arms: readonly Posterior[]): Weights | NoAnswer {
  if (arms.length === 0) return tooLittleData
  const breaks = arms.flatMap((arm) => arm.breaks)
  const weights = arms.map(() => 0)
  eachNode(arrange(breaks, Math.min(...breaks), Math.max(...breaks)), (x, step) => {
    const below = arms.map((arm) => arm.cdf(x))
    for (const [k, arm] of arms.entries()) {
      const others = below.reduce((product, share, j) => (j === k ? product : product * share), 1)
      if (others > 0) weights[k]! += step * arm.density(x) * others
    }
  })
  return withoutNaN({ kind: 'weights', weights })
}
