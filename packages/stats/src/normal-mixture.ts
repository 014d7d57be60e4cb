import { whyNotNumber, whyNotPositive, whyNotShare } from './input.ts'
import { impossible, type NoAnswer, withoutNaN } from './no-answer.ts'
import { normalLogCdf } from './normal.ts'
import { findRootFrom } from './root.ts'

/**
 * A boundary that a sub-Gaussian sum crosses at any time with chance alpha at most, and the log of the
 * mixture supermartingale at the sum that was seen. `logMixture` ≥ ln(1/alpha) is a crossing.
 */
export type MixtureBoundary = { kind: 'boundary'; rho: number; logMixture: number; bound: number }

/** The sum `s` of deviations at intrinsic time `v`, and the time `vOpt` at which the bound is tightest. */
export type Drift = { s: number; v: number; vOpt: number }

/** The mixture's precision that makes the two-sided bound tightest at v (Howard et al., section 3.5). */
export function bestRho(v: number, alpha: number): number {
  const twoLog = -2 * Math.log(alpha)
  return v / (twoLog + Math.log1p(twoLog))
}

/**
 * The two-sided normal mixture boundary (Howard, Ramdas, McAuliffe & Sekhon 2021, Ann Stat
 * 49:1055–1080, equation 14). `s` and `bound` in the unit of the sum, v in its square. Negative times
 * or levels outside of 0 to 1: `impossible-input`.
 */
export function twoSidedNormalMixture(
  { s, v, vOpt }: Drift,
  alpha = 0.05,
  alphaOpt = 0.05,
): MixtureBoundary | NoAnswer {
  const refusal = whyNotDrift({ s, v, vOpt }, alpha) ?? whyNotShare('alphaOpt', alphaOpt)
  if (refusal) return refusal
  const rho = bestRho(vOpt, alphaOpt)
  const spread = Math.log1p(v / rho)
  return withoutNaN({
    kind: 'boundary',
    rho,
    logMixture: ((s / (v + rho)) * s - spread) / 2,
    bound: Math.sqrt((v + rho) * (spread - 2 * Math.log(alpha))),
  })
}

/**
 * The one-sided normal mixture boundary (the same paper, section 3.2: a half-normal mixture). `s` may
 * be negative. Units and bad input as above; alpha below a half.
 */
export function oneSidedNormalMixture(
  { s, v, vOpt }: Drift,
  alpha = 0.05,
): MixtureBoundary | NoAnswer {
  const refusal = whyNotDrift({ s, v, vOpt }, alpha)
  if (refusal) return refusal
  if (!(alpha < 0.5)) return impossible(`alpha is ${alpha}, not below a half`)
  const rho = bestRho(vOpt, 2 * alpha)
  // In units of √(v + ρ), so that the search knows no scale.
  const scale = Math.sqrt(v + rho)
  const logMixture = (z: number) =>
    (Math.log(4) - Math.log1p(v / rho) + z ** 2) / 2 + normalLogCdf(z)
  const z = findRootFrom((z) => logMixture(z) + Math.log(alpha), 0, 1)
  if (z === undefined) return impossible(`alpha is ${alpha}, too small`)
  return withoutNaN({ kind: 'boundary', rho, logMixture: logMixture(s / scale), bound: z * scale })
}

function whyNotDrift({ s, v, vOpt }: Drift, alpha: number): NoAnswer | undefined {
  return (
    whyNotShare('alpha', alpha) ??
    whyNotNumber('s', s) ??
    (v === 0 ? undefined : whyNotPositive('v', v)) ??
    whyNotPositive('vOpt', vOpt)
  )
}
