import { whyNotShare } from './input.ts'
import { type NoAnswer, noVariance, withoutNaN } from './no-answer.ts'
import { normalTwoSided, normalUpperQuantile } from './normal.ts'
import { type Proportion, whyNotProportions } from './proportion.ts'

export type PooledZTest = { kind: 'test'; difference: number; z: number; pValue: number }

export type UnpooledZTest = PooledZTest & { stdErr: number; low: number; high: number }

/**
 * The z test of equal proportions with the variance pooled under that hypothesis, two-sided and
 * without continuity correction (Fleiss, Levin & Paik 2003, section 3.1; the square of z is Pearson's
 * χ² of the two-by-two table). `difference` in shares, treatment less control. An arm without units:
 * `too-little-data`. All or none converted in both arms: `no-variance`. Counts that cannot be:
 * `impossible-input`.
 */
export function pooledZTest(control: Proportion, treatment: Proportion): PooledZTest | NoAnswer {
  const refusal = whyNotProportions(control, treatment)
  if (refusal) return refusal
  const p = (control.sum + treatment.sum) / (control.n + treatment.n)
  const variance = p * (1 - p) * (1 / control.n + 1 / treatment.n)
  if (!(variance > 0)) return noVariance
  const difference = treatment.sum / treatment.n - control.sum / control.n
  const z = difference / Math.sqrt(variance)
  return withoutNaN({ kind: 'test', difference, z, pValue: normalTwoSided(z) })
}

/**
 * The z test with each arm's own variance, and the Wald interval that agrees with it (Agresti 2013,
 * section 3.2). For a small arm or a rare goal prefer `newcombe`. `difference`, `stdErr`, `low` and
 * `high` in shares; `alpha` 0.05 gives 95%. Bad input as for `pooledZTest`; `no-variance` only
 * when neither arm has any.
 */
export function unpooledZTest(
  control: Proportion,
  treatment: Proportion,
  alpha = 0.05,
): UnpooledZTest | NoAnswer {
  const refusal = whyNotShare('alpha', alpha) ?? whyNotProportions(control, treatment)
  if (refusal) return refusal
  const stdErr = Math.sqrt(squaredStdErr(control) + squaredStdErr(treatment))
  if (!(stdErr > 0)) return noVariance
  const difference = treatment.sum / treatment.n - control.sum / control.n
  const z = difference / stdErr
  const half = normalUpperQuantile(alpha / 2) * stdErr
  return withoutNaN({
    kind: 'test',
    difference,
    stdErr,
    z,
    pValue: normalTwoSided(z),
    low: difference - half,
    high: difference + half,
  })
}

function squaredStdErr({ n, sum }: Proportion): number {
  return ((sum / n) * (1 - sum / n)) / n
}
