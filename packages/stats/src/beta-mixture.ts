import { bestRho } from './normal-mixture.ts'
import { betaln } from './stdlib.ts'

/**
 * The log of the beta-binomial mixture supermartingale for `successes` of `trials` (real numbers) when
 * the rate is `p` (Howard, Ramdas, McAuliffe & Sekhon 2021, Ann Stat 49:1055–1080, proposition 7).
 */
export function logBetaMixture(
  successes: number,
  trials: number,
  p: number,
  strength: number,
): number {
  const q = 1 - p
  const failures = trials - successes
  const own = successes === 0 ? 0 : successes * Math.log(p)
  const other = failures === 0 ? 0 : failures * Math.log1p(-p)
  return (
    betaln(strength * p + successes, strength * q + failures) -
    betaln(strength * p, strength * q) -
    own -
    other
  )
}

/**
 * How many observations the mixture weighs, so that it is tightest after `tOpt` of them. Early
 * optima would ask for a negative weight; a thousandth is the floor, as in the authors' software.
 */
export function mixtureStrength(tOpt: number, alphaOpt: number): number {
  return Math.max(bestRho(tOpt, alphaOpt) - 1, 1e-3)
}
