import { whyNotNumber, whyNotPositive, whyNotShare } from './input.ts'
import { type NoAnswer, noVariance, withoutNaN } from './no-answer.ts'

export type Msprt = {
  kind: 'sequence'
  /** The mixture likelihood ratio; Infinity beyond 1e308, where `logLambda` still tells. */
  lambda: number
  logLambda: number
  /** At this look; the p-value that holds at all looks is the smallest so far. */
  pValue: number
  low: number
  high: number
}

/**
 * The mixture sequential probability ratio test of a normal effect, mixed over N(0, tau2) (Johari,
 * Koomen, Pekelis & Walsh 2022, Oper Res 70:1806–1821). `effect`, `low` and `high` in the metric's
 * unit, `variance` (the squared standard error) and `tau2` in its square. No variance: `no-variance`.
 * A level or variance that cannot be: `impossible-input`.
 */
export function msprt(
  effect: number,
  variance: number,
  tau2: number,
  alpha = 0.05,
): Msprt | NoAnswer {
  if (variance === 0) return noVariance
  const refusal =
    whyNotShare('alpha', alpha) ??
    whyNotNumber('effect', effect) ??
    whyNotPositive('variance', variance) ??
    whyNotPositive('tau2', tau2)
  if (refusal) return refusal
  const spread = Math.log1p(tau2 / variance)
  const logLambda = ((effect / variance) * effect) / (2 * (1 + variance / tau2)) - spread / 2
  const half = Math.sqrt(variance * (1 + variance / tau2) * (-2 * Math.log(alpha) + spread))
  return withoutNaN({
    kind: 'sequence',
    lambda: Math.exp(logLambda),
    logLambda,
    pValue: Math.min(1, Math.exp(-logLambda)),
    low: effect - half,
    high: effect + half,
  })
}
