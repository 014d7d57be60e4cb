import { erfc, erfcinv, erfcx } from './stdlib.ts'

// The standard normal distribution. Tails are computed as tails (erfc): 1 − cdf is 0 from z = 9 on.

export function normalPdf(z: number): number {
  return Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)
}

export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2
}

/** P(Z > z). */
export function normalSf(z: number): number {
  return erfc(z / Math.SQRT2) / 2
}

/** ln P(Z < z), also where the probability itself is 0 in double precision. */
export function normalLogCdf(z: number): number {
  if (z > 0) return Math.log1p(-normalSf(z))
  return Math.log(erfcx(-z / Math.SQRT2) / 2) - (z * z) / 2
}

/** P(|Z| > |z|). */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2)
}

/**
 * The z with P(Z > z) = p. By erfcinv, since @stdlib's normal quantile loses the tails: nine digits
 * are left at p = 1e-10, three at 1e-16, none below.
 */
export function normalUpperQuantile(p: number): number {
  return Math.SQRT2 * erfcinv(2 * p)
}
