import {
  type CupedTotal,
  cuped,
  type Difference,
  difference,
  type Effect,
  isNoAnswer,
  liftByDelta,
  type Moments,
  type NoAnswer,
  newcombe,
  type Proportion,
  pooledZTest,
  proportionMoments,
  ratioMoments,
  studentTest,
  totalMoments,
} from '@segue/stats'
import type { MetricSums } from './cells.ts'
import type { MetricKind } from './question.ts'

export type Interval = { low: number; high: number }

/** A variant against its control: what is shown and tried. */
export type Compared = {
  difference: number
  stdErr: number
  interval: Interval
  /** Relative to the control; null where that is nothing. */
  lift: number | null
  liftInterval: Interval | null
  pValue: number
}

/** `winsorized` cuts outliers; `adjusted` takes away what the covariate explains (CUPED). */
export type Form = 'plain' | 'winsorized' | 'adjusted'

/**
 * For one look at data that is finished. Shares: Newcombe's interval and the pooled z test, which
 * published tables use. Else Welch's t test; a ratio's variance is the delta method's.
 */
export function compare(
  kind: MetricKind,
  control: MetricSums,
  variant: MetricSums,
  form: Form = 'plain',
  alpha = 0.05,
): Compared | NoAnswer {
  const [a, b] = [proportionOf(kind, control), proportionOf(kind, variant)]
  if (a && b && form !== 'adjusted') return compareShares(a, b, alpha)
  const absolute = studentTest(
    effectOf(kind, control, variant, form, 'absolute'),
    'two-sided',
    alpha,
  )
  if (isNoAnswer(absolute)) return absolute
  const relative = studentTest(
    effectOf(kind, control, variant, form, 'relative'),
    'two-sided',
    alpha,
  )
  return {
    difference: absolute.effect,
    stdErr: absolute.stdErr,
    interval: intervalOf(absolute),
    ...(isNoAnswer(relative)
      ? { lift: null, liftInterval: null }
      : { lift: relative.effect, liftInterval: intervalOf(relative) }),
    pValue: absolute.pValue,
  }
}

/** Who tried and who succeeded, where a metric is of that kind. */
export function proportionOf(kind: MetricKind, { plain, pair }: MetricSums): Proportion | null {
  if (kind === 'binary') return { n: plain.n, sum: plain.sum }
  return kind === 'share' ? { n: pair.x, sum: pair.y } : null
}

export function momentsOf(
  kind: MetricKind,
  sums: MetricSums,
  form: 'plain' | 'winsorized' = 'plain',
): Moments | NoAnswer {
  const proportion = proportionOf(kind, sums)
  if (proportion) return proportionMoments(proportion)
  if (kind !== 'ratio') return totalMoments(sums[form])
  const { n, y, yy, x, xx, yx } = sums.pair
  return ratioMoments({
    n,
    numSum: y,
    numSumSquares: yy,
    denSum: x,
    denSumSquares: xx,
    sumProducts: yx,
  })
}

function compareShares(a: Proportion, b: Proportion, alpha: number): Compared | NoAnswer {
  const points = newcombe(a, b, alpha)
  if (isNoAnswer(points)) return points
  const test = pooledZTest(a, b)
  if (isNoAnswer(test)) return test
  const lift = liftByDelta(a, b, alpha)
  const variance = [a, b].reduce((sum, { n, sum: k }) => sum + ((k / n) * (1 - k / n)) / n, 0)
  return {
    difference: points.difference,
    stdErr: Math.sqrt(variance),
    interval: intervalOf(points),
    ...(isNoAnswer(lift)
      ? { lift: null, liftInterval: null }
      : { lift: lift.lift, liftInterval: intervalOf(lift) }),
    pValue: test.pValue,
  }
}

function effectOf(
  kind: MetricKind,
  control: MetricSums,
  variant: MetricSums,
  form: Form,
  relation: Difference,
): Effect | NoAnswer {
  if (form === 'adjusted') {
    return cuped(cupedTotal(kind, control), cupedTotal(kind, variant), relation)
  }
  return difference(momentsOf(kind, control, form), momentsOf(kind, variant, form), relation)
}

export const cupedTotal = (kind: MetricKind, { pair }: MetricSums): CupedTotal => ({
  n: pair.n,
  post: { sum: pair.y, sumSquares: pair.yy, isShare: kind === 'binary' },
  pre: { sum: pair.x, sumSquares: pair.xx },
  sumProducts: pair.yx,
})

const intervalOf = ({ low, high }: Interval): Interval => ({ low, high })
