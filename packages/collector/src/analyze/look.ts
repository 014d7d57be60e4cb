import type { Sql, Values } from './open-table.ts'
import type { AskedMetric } from './question.ts'
import { rowSql, type Used } from './row-sql.ts'

/** More arms or segment values than this are no groups but names of rows. */
export const MOST_GROUPS = 50

/** What a column of numbers holds, over all rows that have an arm. */
export type NumberLook = {
  n: number
  /** Cells with something that is no number; cells with neither 0 nor 1. */
  faults: number
  others: number
  min: number
  max: number
  mean: number
  /** With n as the divisor. */
  variance: number
  /** Its quantiles .001 and .999 (type 7), at which it is winsorized. */
  low: number
  high: number
}

/** What has to be known of a file before it is summed up. */
export type Look = {
  rows: number
  withoutArm: number
  /** As many as may be listed; how many there are. */
  arms: string[]
  armCount: number
  segments: { column: string; values: number; without: number }[]
  numbers: Map<string, NumberLook>
  /** By the metric's name: rows of a share in which more succeeded than tried, or parts of one. */
  impossible: Map<string, number>
}

/** No counts of who tried and who succeeded. */
export const impossibleShare = (of: number, per: number) =>
  `NOT (segue_n${of} >= 0 AND segue_n${of} <= segue_n${per} AND floor(segue_n${of}) = segue_n${of} AND floor(segue_n${per}) = segue_n${per})`

export function lookSql(used: Used, metrics: readonly AskedMetric[]): Sql {
  const { text, params } = rowSql(used)
  const parts = [
    'count() AS rows',
    `countIf(segue_arm = '') AS withoutArm`,
    `arraySort(groupUniqArrayIf(${MOST_GROUPS})(segue_arm, segue_arm != '')) AS arms`,
    `uniqExactIf(segue_arm, segue_arm != '') AS armCount`,
    ...used.segments.flatMap((_, k) => [
      `uniqExactIf(segue_s${k}, segue_s${k} != '') AS values${k}`,
      `countIf(segue_s${k} = '' AND segue_arm != '') AS without${k}`,
    ]),
    ...used.numbers.flatMap((_, k) => [
      `countIf(segue_bad${k}) AS faults${k}`,
      `count(segue_n${k}) AS n${k}`,
      `countIf(segue_n${k} NOT IN (0, 1)) AS others${k}`,
      `min(segue_n${k}) AS min${k}`,
      `max(segue_n${k}) AS max${k}`,
      `avg(segue_n${k}) AS mean${k}`,
      `varPopStable(segue_n${k}) AS variance${k}`,
      `quantilesExactInclusive(0.001, 0.999)(segue_n${k}) AS caps${k}`,
    ]),
    ...sharesOf(metrics).map(({ of, per }, k) => {
      const [a, b] = [used.numbers.indexOf(of), used.numbers.indexOf(per)] as const
      return `countIf(${impossibleShare(a, b)}) AS impossible${k}`
    }),
  ]
  return { text: `SELECT ${parts.join(', ')} FROM (${text})`, params }
}

export const sharesOf = (metrics: readonly AskedMetric[]) =>
  metrics.flatMap(({ name, kind, of, per }) =>
    kind === 'share' && per !== null ? [{ name, of, per }] : [],
  )

type Row = Record<string, Values[string] | string[] | (number | null)[]>

export function readLook(row: Row, used: Used, metrics: readonly AskedMetric[]): Look {
  const number = (name: string) => Number(row[name] ?? 0)
  return {
    rows: number('rows'),
    withoutArm: number('withoutArm'),
    arms: row.arms as string[],
    armCount: number('armCount'),
    segments: used.segments.map((column, k) => ({
      column,
      values: number(`values${k}`),
      without: number(`without${k}`),
    })),
    numbers: new Map(
      used.numbers.map((column, k) => {
        const [low, high] = row[`caps${k}`] as (number | null)[]
        return [
          column,
          {
            n: number(`n${k}`),
            faults: number(`faults${k}`),
            others: number(`others${k}`),
            min: number(`min${k}`),
            max: number(`max${k}`),
            mean: number(`mean${k}`),
            variance: number(`variance${k}`),
            low: low ?? 0,
            high: high ?? 0,
          },
        ]
      }),
    ),
    impossible: new Map(sharesOf(metrics).map(({ name }, k) => [name, number(`impossible${k}`)])),
  }
}
