import type { MetricSums } from './cells.ts'
import { proportionOf } from './compare.ts'
import { count } from './figures.ts'
import type { MetricKind } from './question.ts'

/** Fewer, and normal theory does not hold: of each outcome in an arm, or of rows with a value. */
const LEAST_OUTCOMES = 10
const LEAST_ROWS = 20

/** Why an arm cannot be compared yet; null when it can. */
export function tooFew(kind: MetricKind, arm: string, sums: MetricSums): string | null {
  const share = proportionOf(kind, sums)
  const rows = kind === 'ratio' ? sums.pair.n : sums.plain.n
  if (share) {
    const least = Math.min(share.sum, share.n - share.sum)
    return least < LEAST_OUTCOMES
      ? `${arm} has ${count(share.sum)} of ${count(share.n)}, and at least ${LEAST_OUTCOMES} with it and ${LEAST_OUTCOMES} without it are needed`
      : null
  }
  return rows < LEAST_ROWS
    ? `${arm} has ${count(rows)} of the ${LEAST_ROWS} rows that each arm needs`
    : null
}
