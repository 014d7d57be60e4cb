import type { Moments } from './moments.ts'
import { isNoAnswer, type NoAnswer, noVariance, withoutNaN, zeroDenominator } from './no-answer.ts'

/**
 * What a treatment changed: `effect` with its squared standard error `variance`, Welch's degrees of
 * freedom, and the units of both arms together. Every inference takes this.
 */
export type Effect = { kind: 'effect'; effect: number; variance: number; df: number; n: number }

/** `absolute` in the metric's unit; `relative` to the size of the control's mean, 0.1 is +10 %. */
export type Difference = 'absolute' | 'relative'

/**
 * Treatment less control. Relative: (m_b − m_a) / |m_a| with the delta method's variance
 * v_b/(n_b m_a²) + v_a m_b²/(n_a m_a⁴) (Deng, Knoblich & Lu 2018, KDD, section 3). An answer that
 * was none before is handed on. An arm without variance: `no-variance`, as its share of the standard
 * error is then unknown rather than zero. A relative change of nothing: `zero-denominator`.
 */
export function difference(
  control: Moments | NoAnswer,
  treatment: Moments | NoAnswer,
  kind: Difference = 'absolute',
): Effect | NoAnswer {
  if (isNoAnswer(control)) return control
  if (isNoAnswer(treatment)) return treatment
  if (!(control.variance > 0 && treatment.variance > 0)) return noVariance
  return kind === 'absolute' ? absolute(control, treatment) : relative(control, treatment)
}

export function absolute(a: Moments, b: Moments): Effect | NoAnswer {
  return withoutNaN({
    kind: 'effect',
    effect: b.mean - a.mean,
    variance: a.variance / a.n + b.variance / b.n,
    df: welchDf(a, b),
    n: a.n + b.n,
  })
}

export function relative(a: Moments, b: Moments): Effect | NoAnswer {
  if (a.mean === 0) return zeroDenominator
  return withoutNaN({
    kind: 'effect',
    effect: (b.mean - a.mean) / Math.abs(a.mean),
    variance:
      b.variance / b.n / a.mean ** 2 +
      ((a.variance / a.n / a.mean ** 2) * b.mean ** 2) / a.mean ** 2,
    df: welchDf(a, b),
    n: a.n + b.n,
  })
}

/** Welch–Satterthwaite, always of the absolute variances (Welch 1947, Biometrika 34:28–35). */
export function welchDf(
  a: { n: number; variance: number },
  b: { n: number; variance: number },
): number {
  const [va, vb] = [a.variance / a.n, b.variance / b.n]
  // As shares of the sum, so that neither tiny nor huge variances leave the range of numbers.
  const [shareA, shareB] = [va / (va + vb), vb / (va + vb)]
  return 1 / (shareA ** 2 / (a.n - 1) + shareB ** 2 / (b.n - 1))
}
