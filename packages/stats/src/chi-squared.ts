import { normalTwoSided } from './normal.ts'
import { tail } from './quadrature.ts'
import { gammainc } from './stdlib.ts'
import { stirlingRemainder } from './stirling.ts'

/** P(X > x) of the chi-squared distribution, as a tail. Zero degrees of freedom: all of it is at 0. */
export function chiSquaredSf(x: number, df: number): number {
  if (!(x > 0)) return 1
  if (df === 0) return 0
  if (df === 1) return normalTwoSided(Math.sqrt(x))
  return df > 1_000 ? wide(x, df) : gammainc(x / 2, df / 2, true, true)
}

/** @stdlib's incomplete gamma is 1% off from some 3,000 degrees of freedom on; ln X has an easy density. */
function wide(x: number, df: number): number {
  const shape = df / 2
  // ln of the density of ln(X / df).
  const logDensity = (y: number) =>
    shape * (y - Math.expm1(y)) + Math.log(shape / (2 * Math.PI)) / 2 - stirlingRemainder(shape)
  const at = Math.log(x / df)
  const scale = 1 / Math.sqrt(shape)
  return at > 0 ? tail(logDensity, at, 1, scale) : 1 - tail(logDensity, at, -1, scale)
}
