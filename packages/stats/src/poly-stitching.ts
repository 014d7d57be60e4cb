import { whyNotPositive, whyNotShare } from './input.ts'
import { impossible, type NoAnswer, withoutNaN } from './no-answer.ts'
import { zeta } from './stdlib.ts'

export type StitchedBoundary = { kind: 'boundary'; bound: number }

/**
 * When the boundary starts (`vMin`), the scale `c` of a sub-gamma sum (0 when sub-Gaussian), and how
 * the epochs are stitched: the power `s` > 1 of their error, and their growth `eta` > 1.
 */
export type Stitching = { vMin: number; c?: number; s?: number; eta?: number }

/**
 * The polynomial stitched boundary, near the law of the iterated logarithm: a sum at intrinsic time v
 * crosses it ever with chance alpha at most (Howard, Ramdas, McAuliffe & Sekhon 2021, Ann Stat
 * 49:1055–1080, equation 10). In the unit of the sum, v in its square. Anything out of range:
 * `impossible-input`.
 */
export function polyStitching(
  v: number,
  alpha: number,
  { vMin, c = 0, s = 1.4, eta = 2 }: Stitching,
): StitchedBoundary | NoAnswer {
  const refusal =
    whyNotShare('alpha', alpha) ??
    (v === 0 ? undefined : whyNotPositive('v', v)) ??
    whyNotPositive('vMin', vMin) ??
    (c === 0 ? undefined : whyNotPositive('c', c)) ??
    whyNotPositive('s', s) ??
    whyNotPositive('eta', eta)
  if (refusal) return refusal
  if (!(s > 1)) return impossible(`s is ${s}, not above 1`)
  if (!(eta > 1)) return impossible(`eta is ${eta}, not above 1`)
  const w = Math.max(v, vMin)
  const logEta = Math.log(eta)
  const l =
    s * Math.log(logEta + Math.log(w / vMin)) +
    Math.log(zeta(s)) -
    s * Math.log(logEta) -
    Math.log(alpha)
  const root = eta ** 0.25
  const k1 = (root + 1 / root) / Math.SQRT2
  const drift = ((Math.sqrt(eta) + 1) / 2) * c * l
  return withoutNaN({ kind: 'boundary', bound: Math.sqrt(k1 ** 2 * w * l + drift ** 2) + drift })
}
