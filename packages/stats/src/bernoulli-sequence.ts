import { logBetaMixture, mixtureStrength } from './beta-mixture.ts'
import { whyNotPositive, whyNotShare } from './input.ts'
import { type NoAnswer, withoutNaN } from './no-answer.ts'
import { type Proportion, whyNotProportion } from './proportion.ts'
import { findRoot } from './root.ts'

export type BernoulliInterval = { kind: 'interval'; rate: number; low: number; high: number }

/**
 * A confidence sequence of a share: the interval that holds at all looks at once, by a beta-binomial
 * mixture that is tightest after `tOpt` units (Howard, Ramdas, McAuliffe & Sekhon 2021, Ann Stat
 * 49:1055–1080, section 4.1). Shares, 0 to 1. No units: `too-little-data`. Counts, a level or a `tOpt`
 * that cannot be: `impossible-input`.
 */
export function bernoulliSequence(
  { n, sum }: Proportion,
  tOpt: number,
  alpha = 0.05,
): BernoulliInterval | NoAnswer {
  const refusal =
    whyNotShare('alpha', alpha) ?? whyNotPositive('tOpt', tOpt) ?? whyNotProportion({ n, sum })
  if (refusal) return refusal
  const strength = mixtureStrength(tOpt, 0.05)
  const lowerLimit = (successes: number) =>
    limitBelow(successes / n, (p) => logBetaMixture(successes, n, p, strength) + Math.log(alpha))
  return withoutNaN({
    kind: 'interval',
    rate: sum / n,
    low: sum === 0 ? 0 : lowerLimit(sum),
    // Failures are successes of the mirrored share.
    high: sum === n ? 1 : 1 - lowerLimit(n - sum),
  })
}

/** The share nearest below the observed one at which the evidence suffices; 0 when none does. */
function limitBelow(observed: number, evidence: (p: number) => number): number {
  // On the log scale: with one success the evidence hardly grows towards zero.
  const at = (step: number) => observed * Math.exp(-step)
  let near = 0
  for (let step = 1e-6; at(step) > 1e-300; step *= 1.25) {
    if (evidence(at(step)) >= 0) return at(findRoot((x) => evidence(at(x)), near, step))
    near = step
  }
  return 0
}
