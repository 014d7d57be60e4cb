import { normalSf } from './normal.ts'
import { arrange, breaksAround, integrate } from './quadrature.ts'
import { digamma, gammaln, trigamma } from './stdlib.ts'
import { stirlingRemainder } from './stirling.ts'

/**
 * P(T > t) where T = (Z + ncp) / S, Z is standard normal and S² an independent χ² over its degrees of
 * freedom (Johnson, Kotz & Balakrishnan 1995, chapter 31): the normal tail averaged over ln S, whose
 * density is smooth at any df. @stdlib has no noncentral t.
 */
export function noncentralTSf(t: number, df: number, ncp: number): number {
  const shape = df / 2
  const peak = logPeak(shape)
  const density = (u: number) => 2 * Math.exp(peak + shape * (2 * u - Math.expm1(2 * u)))
  const around = breaksAround(
    (digamma(shape) - Math.log(shape)) / 2,
    Math.sqrt(trigamma(shape)) / 2,
  )
  // Where the tail switches from one side to the other, and the upper edge that falls off faster.
  const turn = ncp / t > 0 ? breaksAround(Math.log(ncp / t), 1 / Math.max(1, Math.abs(ncp))) : []
  const edge = breaksAround(0, Math.min(1, 1 / Math.sqrt(df)))
  const breaks = arrange([...around, ...turn, ...edge], Math.min(...around), Math.max(...around))
  return integrate((u) => density(u) * normalSf(t * Math.exp(u) - ncp), breaks)
}

/** ln of s^s e^−s / Γ(s). */
function logPeak(shape: number): number {
  if (shape < 20) return shape * Math.log(shape) - shape - gammaln(shape)
  return Math.log(shape / (2 * Math.PI)) / 2 - stirlingRemainder(shape)
}
