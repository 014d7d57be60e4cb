import {
  type Effect,
  holm,
  isNoAnswer,
  personalizationGainOfCells,
  studentTest,
} from '@segue/stats'
import type { Cell } from './cells.ts'
import { ALPHA } from './family.ts'
import { count } from './figures.ts'
import type { MetricKind } from './question.ts'
import { inUnits } from './verdict.ts'

/** What an arm for each value of a segment column brings beside the one arm that is best for all, per row. */
export type Personalization = {
  segment: string
  gain: number
  interval: { low: number; high: number }
  /** The value of both, in the metric's unit. */
  personalized: number
  single: number
  arm: string
  arms: Record<string, string>
  pays: boolean
  words: string
}

export type Asked = {
  metric: string
  kind: MetricKind
  segment: string
  arms: string[]
  /** Of one metric and segment column. */
  cells: (Pick<Cell, 'value' | 'arm' | 'half'> & { n: number; sum: number; sumSquares: number })[]
}

/** Null in its place where it cannot be computed. A claim is Holm's among all that are valued. */
export function personalizations(all: readonly Asked[]): (Personalization | null)[] {
  const valued = all.map(gainFor)
  const pValues = valued.flatMap((each) => (each?.test ? [each.test.pValue] : []))
  const adjusted = holm(pValues)
  let next = 0
  return valued.map((each, index) => {
    if (each === null) return null
    const { gain, test } = each
    const among = test && !isNoAnswer(adjusted) ? adjusted.adjusted[next++]! : 1
    const interval = test ? { low: test.low, high: test.high } : { low: 0, high: 0 }
    const pays = among <= ALPHA && interval.low > 0
    const { personalized, single, arm, arms } = gain
    return {
      segment: all[index]!.segment,
      gain: gain.gain,
      interval,
      personalized,
      single,
      arm,
      arms,
      pays,
      words: wordsOf(all[index]!, gain.gain, interval, arm, arms, pays, test !== null),
    }
  })
}

function gainFor({ kind, cells, arms: known }: Asked) {
  // A chance to be in an arm may be another in each value, so it is taken from the rows of each.
  const rowsOf = (value: string, arm?: string) =>
    cells
      .filter((cell) => cell.value === value && (arm === undefined || cell.arm === arm))
      .reduce((n, cell) => n + cell.n, 0)
  const gain = personalizationGainOfCells(
    cells
      .filter(({ n, arm }) => n > 0 && known.includes(arm))
      .map(({ value, arm, half, n, sum, sumSquares }) => ({
        segment: value,
        arm,
        fold: half,
        probability: rowsOf(value, arm) / rowsOf(value),
        n,
        sum,
        sumSquares,
      })),
  )
  if (kind === 'share' || kind === 'ratio' || isNoAnswer(gain)) return null
  const effect: Effect = {
    kind: 'effect',
    effect: gain.gain,
    variance: gain.stdErr ** 2,
    df: Number.POSITIVE_INFINITY,
    n: gain.n,
  }
  // No error where both halves choose alike for all: then nothing can be gained.
  const test = studentTest(effect)
  return { gain, test: isNoAnswer(test) ? null : test }
}

function wordsOf(
  { metric, kind, segment, cells }: Asked,
  gain: number,
  { low, high }: Personalization['interval'],
  arm: string,
  arms: Record<string, string>,
  pays: boolean,
  differs: boolean,
): string {
  const rows = new Set(cells.map(({ value }) => value)).size
  if (!differs) {
    return `${metric}: personalizing by ${segment} gains nothing: ${arm} for all does as well as an arm for each of its ${count(rows)} values.`
  }
  const size = `${inUnits(gain, kind)} a row, between ${inUnits(low, kind)} and ${inUnits(high, kind)}`
  if (!pays) {
    return `${metric}: no gain from personalizing by ${segment} is seen beside ${arm} for all: ${size}.`
  }
  const others = Object.entries(arms).filter(([, best]) => best !== arm)
  const whom = others.map(([value, best]) => `${best} for ${value}`).join(', ')
  return `${metric}: personalizing by ${segment} pays, if more is better: ${whom}, ${arm} for all others brings ${size} more than ${arm} for all.`
}
