import { chiSquaredSf } from './chi-squared.ts'
import { whyNotCount, whyNotEach, whyNotShare } from './input.ts'
import { type NoAnswer, tooLittleData, withoutNaN, zeroDenominator } from './no-answer.ts'
import { normalUpperQuantile } from './normal.ts'

/** Counts of one stratum: rows are groups, columns outcomes; a and d agree, b and c do not. */
export type TwoByTwo = { a: number; b: number; c: number; d: number }

export type MantelHaenszel = {
  kind: 'test'
  oddsRatio: number
  low: number
  high: number
  /** With continuity correction, one degree of freedom: is the common odds ratio 1? */
  chi2: number
  pValue: number
  /** Breslow and Day's test, without Tarone's correction: is there one common odds ratio? */
  homogeneity: { statistic: number; df: number; pValue: number }
}

/**
 * The odds ratio that strata have in common (Mantel & Haenszel 1959, JNCI 22:719–748), its interval
 * (Robins, Breslow & Greenland 1986, Biometrics 42:311–323) and whether it is common (Breslow & Day
 * 1980, section 4.4). Strata where a row or a column is empty say nothing about an odds ratio and are
 * left out. None left: `too-little-data`. An odds ratio that is zero or without bound:
 * `zero-denominator`. Counts that cannot be: `impossible-input`.
 */
export function mantelHaenszel(
  strata: readonly TwoByTwo[],
  alpha = 0.05,
): MantelHaenszel | NoAnswer {
  const refusal =
    whyNotShare('alpha', alpha) ??
    whyNotEach(strata, (stratum, i) =>
      whyNotEach(Object.entries(stratum), ([cell, count]) =>
        whyNotCount(`${cell} of stratum ${i}`, count),
      ),
    )
  if (refusal) return refusal
  const telling = strata.filter(
    ({ a, b, c, d }) => a + b > 0 && c + d > 0 && a + c > 0 && b + d > 0,
  )
  if (telling.length === 0) return tooLittleData
  const sum = (term: (stratum: TwoByTwo & { n: number }) => number) =>
    telling.reduce((total, { a, b, c, d }) => total + term({ a, b, c, d, n: a + b + c + d }), 0)
  const r = sum(({ a, d, n }) => (a * d) / n)
  const s = sum(({ b, c, n }) => (b * c) / n)
  if (r === 0 || s === 0) return zeroDenominator
  const oddsRatio = r / s
  const squaredStdErr =
    sum(({ a, d, n }) => ((a + d) / n) * ((a * d) / n)) / (2 * r ** 2) +
    sum(({ a, b, c, d, n }) => ((a + d) * b * c + (b + c) * a * d) / n ** 2) / (2 * r * s) +
    sum(({ b, c, n }) => ((b + c) / n) * ((b * c) / n)) / (2 * s ** 2)
  const factor = Math.exp(normalUpperQuantile(alpha / 2) * Math.sqrt(squaredStdErr))
  const excess = sum(({ a, b, c, n }) => a - ((a + b) * (a + c)) / n)
  const variance = sum(
    ({ a, b, c, d, n }) => ((((a + b) / n) * (c + d)) / n) * (a + c) * ((b + d) / (n - 1)),
  )
  const chi2 = (Math.abs(excess) - 0.5) ** 2 / variance
  const statistic = telling.reduce((total, stratum) => total + breslowDay(stratum, oddsRatio), 0)
  const df = telling.length - 1
  return withoutNaN({
    kind: 'test',
    oddsRatio,
    low: oddsRatio / factor,
    high: oddsRatio * factor,
    chi2,
    pValue: chiSquaredSf(chi2, 1),
    homogeneity: { statistic, df, pValue: chiSquaredSf(statistic, df) },
  })
}

function breslowDay({ a, b, c, d }: TwoByTwo, oddsRatio: number): number {
  const fitted = fittedCell({ a, b, c, d }, oddsRatio)
  const others = [fitted, a + b - fitted, a + c - fitted, d - a + fitted]
  return (a - fitted) ** 2 * others.reduce((sum, cell) => sum + 1 / cell, 0)
}

/** The cell a that has the odds ratio, with the stratum's margins: a root of a quadratic. */
function fittedCell({ a, b, c, d }: TwoByTwo, oddsRatio: number): number {
  const [row, column] = [a + b, a + c]
  // (1 − ψ) x² + (ψ (row + column) + d − a) x − ψ row column = 0, by the form that has no cancellation.
  const linear = oddsRatio * (row + column) + d - a
  const constant = oddsRatio * row * column
  const root = Math.sqrt(linear ** 2 + 4 * (1 - oddsRatio) * constant)
  return (2 * constant) / (linear + root)
}
