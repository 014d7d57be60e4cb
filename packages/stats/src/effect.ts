import type { Moments } from './moments.ts'
import {
  impossible,
  isNoAnswer,
  type NoAnswer,
  noVariance,
  withoutNaN,
  zeroDenominator,
} from './no-answer.ts'

/**
 * What a treatment changed: `effect` with its squared standard error `variance`, Welch's degrees of
 * freedom, and the units of both arms together. Every inference takes this.
 */
export type Effect = { kind: 'effect'; effect: number; variance: number; df: number; n: number }

/** `absolute` in the metric's unit; `relative` to the size of the control's mean, 0.1 is +10%. */
export type Difference = 'absolute' | 'relative'

/** `log`: ln(m_b / m_a) of positive means, 0.1 is +10.5%. */
export type Change = Difference | 'log'

/**
 * Treatment less control. Relative: (m_b − m_a) / |m_a| with the delta method's variance
 * v_b/(n_b m_a²) + v_a m_b²/(n_a m_a⁴) (Deng, Knoblich & Lu 2018, KDD, section 3). Log:
 * v_b/(n_b m_b²) + v_a/(n_a m_a²) (Katz, Baptista, Azen & Pike 1978, Biometrics 34:469–474), which
 * errs to neither side where few convert: the relative one takes a treatment that fell short by chance
 * to be surer than it is. An answer that was none before is handed on. A log of a mean below zero:
 * `impossible-input`. An arm without variance: `no-variance`, as its share of the standard
 * error is then unknown rather than zero. A relative change of nothing: `zero-denominator`.
 */
export function difference(
  control: Moments | NoAnswer,
  treatment: Moments | NoAnswer,
  kind: Change = 'absolute',
): Effect | NoAnswer {
  if (isNoAnswer(control)) return control
  if (isNoAnswer(treatment)) return treatment
  if (!(control.variance > 0 && treatment.variance > 0)) return noVariance
  return forms[kind](control, treatment)
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

function logRatio(a: Moments, b: Moments): Effect | NoAnswer {
  const refusal = whyNotLog(a.mean, b.mean)
  if (refusal) return refusal
  return withoutNaN({
    kind: 'effect',
    effect: Math.log(b.mean / a.mean),
    variance: b.variance / b.n / b.mean ** 2 + a.variance / a.n / a.mean ** 2,
    df: welchDf(a, b),
    n: a.n + b.n,
  })
}

export function whyNotLog(...means: number[]): NoAnswer | undefined {
  if (means.includes(0)) return zeroDenominator
  const negative = means.find((mean) => mean < 0)
  return negative === undefined
    ? undefined
    : impossible(`a mean is ${negative}, which has no logarithm`)
}

const forms = { absolute, relative, log: logRatio }

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
