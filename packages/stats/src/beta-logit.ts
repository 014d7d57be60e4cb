import { breaksAround, tail } from './quadrature.ts'
import { betainc, betaln, digamma, trigamma } from './stdlib.ts'
import { stirlingRemainder } from './stirling.ts'

/**
 * The Beta distribution of u = ln(x / (1 − x)). On this scale the density is smooth and falls
 * exponentially on both sides, also where that of x has a pole (shapes below 1), and a share near 1
 * is as exact as one near 0.
 */
export type BetaLogit = {
  alpha: number
  beta: number
  density: (u: number) => number
  /** P(U < u) */
  cdf: (u: number) => number
  /** P(U > u) */
  sf: (u: number) => number
  /** Where a quadrature has to look closely. */
  breaks: number[]
}

export function betaLogit(alpha: number, beta: number): BetaLogit {
  const total = alpha + beta
  const mean = alpha / total
  const mode = Math.log(alpha / beta)
  const top = logPeak(alpha, beta)
  // Around the mode, where α·ln x and β·ln(1 − x) would cancel.
  const logDensity = (u: number) => {
    const d = u - mode
    const log =
      d > 0 ? d + Math.log1p((1 - mean) * Math.expm1(-d)) : Math.log1p(mean * Math.expm1(d))
    return top + alpha * d - total * log
  }
  const scale = Math.sqrt(trigamma(alpha) + trigamma(beta))
  // @stdlib's incomplete beta is slow here, and 3e-4 off at shapes of 1e8.
  const smooth = Math.min(alpha, beta) > 20 && total > 10_000
  const below = (u: number) => {
    if (u === Number.NEGATIVE_INFINITY || (u < mode && logDensity(u) < -700)) return 0
    return smooth ? tail(logDensity, u, -1, scale) : betainc(1 / (1 + Math.exp(-u)), alpha, beta)
  }
  const above = (u: number) => {
    if (u === Number.POSITIVE_INFINITY || (u > mode && logDensity(u) < -700)) return 0
    return smooth ? tail(logDensity, u, 1, scale) : betainc(1 / (1 + Math.exp(u)), beta, alpha)
  }
  const main = breaksAround(digamma(alpha) - digamma(beta), scale, smooth ? 14 : 50)
  // With a small shape one side is far wider than the other, which falls off at this scale.
  const edge =
    Math.min(alpha, beta) < 5
      ? breaksAround(
          Math.log((alpha + 1) / (beta + 1)),
          Math.sqrt(1 / (alpha + 1) + 1 / (beta + 1)),
        )
      : []
  return {
    alpha,
    beta,
    density: (u) => Math.exp(logDensity(u)),
    cdf: (u) => (u < mode ? below(u) : 1 - above(u)),
    sf: (u) => (u > mode ? above(u) : 1 - below(u)),
    breaks: [...main, ...edge],
  }
}

/** ln of the density at its mode x = α / (α + β). */
function logPeak(alpha: number, beta: number): number {
  const total = alpha + beta
  if (Math.min(alpha, beta) < 20) {
    return alpha * Math.log(alpha / total) + beta * Math.log(beta / total) - betaln(alpha, beta)
  }
  return (
    Math.log((alpha / total) * (beta / (2 * Math.PI))) / 2 +
    stirlingRemainder(total) -
    stirlingRemainder(alpha) -
    stirlingRemainder(beta)
  )
}
