import type { Total } from '@segue/stats'
import type { Look } from './look.ts'
import type { Sql, Values } from './open-table.ts'
import type { Metric, Question } from './question.ts'
import { rowSql, type Used } from './row-sql.ts'

/** Sums over the rows that have both: the metric with the covariate, or the two parts of a ratio. */
export type PairSums = {
  n: number
  y: number
  x: number
  yy: number
  xx: number
  yx: number
}

/** A metric over some rows of one arm. */
export type MetricSums = { plain: Total; winsorized: Total; pair: PairSums }

/** Some rows of one arm: of all, or of one value of a segment column; of one half. */
export type Cell = {
  segment: string | null
  value: string
  arm: string
  half: number
  rows: number
  metrics: MetricSums[]
}

/** One pass over the file gives the sums of everything that is compared. */
export function cellsSql(used: Used, { metrics, covariate }: Question, look: Look): Sql {
  const { text, params } = rowSql(used)
  const segments = used.segments.map((_, k) => k)
  const parts = [
    'segue_arm AS arm',
    'segue_half AS half',
    ...segments.flatMap((k) => [`segue_s${k} AS value${k}`, `grouping(segue_s${k}) AS all${k}`]),
    'count() AS rows',
    ...metrics.flatMap((metric, m) => sumsOf(metric, m, used, covariate, look)),
  ]
  const sets = [
    '(segue_arm, segue_half)',
    ...segments.map((k) => `(segue_arm, segue_half, segue_s${k})`),
  ]
  return {
    text:
      `SELECT ${parts.join(', ')} FROM (${text}) WHERE segue_arm != '' ` +
      `GROUP BY GROUPING SETS (${sets.join(', ')}) ORDER BY ALL`,
    params,
  }
}

function sumsOf(
  { of, per }: Metric,
  m: number,
  { numbers }: Used,
  covariate: string | null,
  look: Look,
): string[] {
  const y = `segue_n${numbers.indexOf(of)}`
  const { low, high } = look.numbers.get(of)!
  const cut = `greatest(least(${y}, ${float(high)}), ${float(low)})`
  const totals = (value: string, prefix: string) => [
    `count(${value}) AS ${prefix}n${m}`,
    `sum(${value}) AS ${prefix}sum${m}`,
    `sum(${value} * ${value}) AS ${prefix}squares${m}`,
  ]
  const other = per ?? covariate
  if (other === null) return [...totals(y, ''), ...totals(cut, 'cut_')]
  const x = `segue_n${numbers.indexOf(other)}`
  const both = `${y} IS NOT NULL AND ${x} IS NOT NULL`
  return [
    ...totals(y, ''),
    ...totals(cut, 'cut_'),
    `countIf(${both}) AS pair_n${m}`,
    `sumIf(${y}, ${both}) AS pair_y${m}`,
    `sumIf(${x}, ${both}) AS pair_x${m}`,
    `sumIf(${y} * ${y}, ${both}) AS pair_yy${m}`,
    `sumIf(${x} * ${x}, ${both}) AS pair_xx${m}`,
    `sumIf(${y} * ${x}, ${both}) AS pair_yx${m}`,
  ]
}

const float = (value: number) => `toFloat64('${value}')`

export function readCells(rows: readonly Values[], used: Used, metrics: readonly Metric[]): Cell[] {
  return rows.map((row) => {
    const number = (name: string) => Number(row[name] ?? 0)
    const total = (prefix: string, m: number): Total => ({
      n: number(`${prefix}n${m}`),
      sum: number(`${prefix}sum${m}`),
      sumSquares: number(`${prefix}squares${m}`),
    })
    const k = used.segments.findIndex((_, index) => number(`all${index}`) === 0)
    return {
      segment: used.segments[k] ?? null,
      value: k < 0 ? '' : String(row[`value${k}`]),
      arm: String(row.arm),
      half: number('half'),
      rows: number('rows'),
      metrics: metrics.map((_, m) => ({
        plain: total('', m),
        winsorized: total('cut_', m),
        pair: {
          n: number(`pair_n${m}`),
          y: number(`pair_y${m}`),
          x: number(`pair_x${m}`),
          yy: number(`pair_yy${m}`),
          xx: number(`pair_xx${m}`),
          yx: number(`pair_yx${m}`),
        },
      })),
    }
  })
}
