import { absolute, type Effect } from './effect.ts'
import { whyNotShare } from './input.ts'
import { sampleMoments } from './moments.ts'
import { isNoAnswer, type NoAnswer, noVariance, withoutNaN } from './no-answer.ts'
import { studentSf, studentUpperQuantile } from './student.ts'

/** What would speak against equality: any change, a rise, or a fall. */
export type Alternative = 'two-sided' | 'greater' | 'less'

export type StudentTest = {
  kind: 'test'
  effect: number
  stdErr: number
  t: number
  df: number
  pValue: number
  /** −Infinity for `less` */
  low: number
  /** Infinity for `greater` */
  high: number
}

/**
 * Student's t test that the effect is zero, with its interval at level 1 − alpha; one-sided
 * alternatives have one limit (Welch 1947, Biometrika 34:28–35). In the unit of the effect.
 * An answer that was none before is handed on. No standard error: `no-variance`. An alpha outside
 * of 0 to 1: `impossible-input`.
 */
export function studentTest(
  effect: Effect | NoAnswer,
  alternative: Alternative = 'two-sided',
  alpha = 0.05,
): StudentTest | NoAnswer {
  if (isNoAnswer(effect)) return effect
  const refusal = whyNotShare('alpha', alpha)
  if (refusal) return refusal
  const { effect: d, df } = effect
  const stdErr = Math.sqrt(effect.variance)
  if (!(stdErr > 0)) return noVariance
  const t = d / stdErr
  const reach = stdErr * studentUpperQuantile(alternative === 'two-sided' ? alpha / 2 : alpha, df)
  return withoutNaN({
    kind: 'test',
    effect: d,
    stdErr,
    t,
    df,
    pValue: pValueOf(t, df, alternative),
    low: alternative === 'less' ? Number.NEGATIVE_INFINITY : d - reach,
    high: alternative === 'greater' ? Number.POSITIVE_INFINITY : d + reach,
  })
}

function pValueOf(t: number, df: number, alternative: Alternative): number {
  if (alternative === 'greater') return studentSf(t, df)
  if (alternative === 'less') return studentSf(-t, df)
  return 2 * studentSf(Math.abs(t), df)
}

/**
 * Welch's t test on the values themselves: mean of the treatment less mean of the control. One arm
 * may be constant. Fewer than two values in an arm: `too-little-data`; both constant: `no-variance`.
 */
export function welchTest(
  control: readonly number[],
  treatment: readonly number[],
  alternative: Alternative = 'two-sided',
  alpha = 0.05,
): StudentTest | NoAnswer {
  const [a, b] = [sampleMoments(control), sampleMoments(treatment)]
  if (isNoAnswer(a)) return a
  if (isNoAnswer(b)) return b
  if (a.variance + b.variance === 0) return noVariance
  return studentTest(absolute(a, b), alternative, alpha)
}
