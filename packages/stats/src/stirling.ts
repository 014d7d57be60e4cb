import { gammaln } from './stdlib.ts'

/** lnΓ(z) − [(z − ½) ln z − z + ½ ln 2π], the rest of Stirling's formula (Abramowitz & Stegun 6.1.42). */
export function stirlingRemainder(z: number): number {
  if (z < 20) return gammaln(z) - ((z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2)
  return (1 - (1 - 2 / (7 * z ** 2)) / (30 * z ** 2)) / (12 * z)
}
