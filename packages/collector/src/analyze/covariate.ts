import { cuped, difference, isNoAnswer, studentTest, totalMoments } from '@segue/stats'
import type { MetricSums, PairSums } from './cells.ts'
import { cupedTotal, momentsOf } from './compare.ts'
import { amount, count, percent, pValue } from './figures.ts'
import type { MetricKind } from './question.ts'

/** What knowing the covariate brings to one metric; `isUsed`: its comparisons are adjusted by it. */
export type CovariateUse = {
  column: string
  isUsed: boolean
  /** The part of the difference's variance that is gone, the least among the variants. */
  reduction: number | null
  words: string
}

/** Less is not worth an adjustment that has to be explained. */
const LEAST_REDUCTION = 0.02
/** What was known before differs by chance alone, and just such a chance is what it corrects. */
const BALANCE_LEVEL = 0.001

type Arm = { arm: string; sums: MetricSums }

export function covariateUse(
  column: string,
  metric: string,
  kind: MetricKind,
  control: Arm,
  variants: readonly Arm[],
): CovariateUse {
  const unused = (reduction: number | null, why: string) => ({
    column,
    isUsed: false,
    reduction,
    words: `${column} ${why}`,
  })
  if (kind === 'share' || kind === 'ratio') {
    return unused(null, `is not used for ${metric}: only a metric of one column can be adjusted.`)
  }
  for (const { arm, sums } of variants) {
    const p = balance(control.sums.pair, sums.pair)
    if (p !== null && p * variants.length < BALANCE_LEVEL) {
      return unused(
        null,
        `differs between ${arm} and ${control.arm} (p ${pValue(p)}), which what was known before the test cannot: ${metric} is not adjusted by it.`,
      )
    }
  }
  const reductions = variants.map(({ sums }) => reductionOf(kind, control.sums, sums))
  const known = reductions.flatMap((each) => (each === null ? [] : [each]))
  if (known.length < reductions.length) {
    return unused(
      null,
      `cannot adjust ${metric}: it has too few values, or is the same in every row.`,
    )
  }
  const reduction = Math.min(...known)
  if (reduction < LEAST_REDUCTION) {
    return unused(
      reduction,
      `does not help here: it would take ${reduction < 0.0001 ? 'less than 0.01%' : percent(reduction)} of the variance of ${metric} away, so nothing is adjusted.`,
    )
  }
  const without = [control, ...variants].reduce(
    (sum, { sums }) => sum + sums.plain.n - sums.pair.n,
    0,
  )
  return {
    column,
    isUsed: true,
    reduction,
    words:
      `${column} takes ${percent(reduction)} of the variance of ${metric} away, as ${amount(1 / (1 - reduction))} times the rows would: ` +
      `its differences are adjusted by it (CUPED)${without > 0 ? `, without ${count(without)} rows that lack it` : ''}.`,
  }
}

function balance(a: PairSums, b: PairSums): number | null {
  const moments = ({ n, x, xx }: PairSums) => totalMoments({ n, sum: x, sumSquares: xx })
  const test = studentTest(difference(moments(a), moments(b)))
  return isNoAnswer(test) ? null : test.pValue
}

function reductionOf(kind: MetricKind, a: MetricSums, b: MetricSums): number | null {
  const adjusted = cuped(cupedTotal(kind, a), cupedTotal(kind, b))
  // Over the same rows, so that rows without a covariate are no loss of it.
  const raw = difference(momentsOf(kind, paired(a)), momentsOf(kind, paired(b)))
  return isNoAnswer(adjusted) || isNoAnswer(raw) ? null : 1 - adjusted.variance / raw.variance
}

/** The metric over the rows that have the covariate. */
export const paired = (sums: MetricSums): MetricSums => ({
  ...sums,
  plain: { n: sums.pair.n, sum: sums.pair.y, sumSquares: sums.pair.yy },
})
