import { FILE, type Sql } from './open-table.ts'

/** The columns that a question is about. */
export type Used = { arm: string; segments: string[]; numbers: string[] }

/** Beside an empty cell: what programs write where they know nothing. */
const MISSING = ['', 'na', 'n/a', 'nan', 'null', 'none']

/**
 * The file's rows as the statistics need them: `segue_arm` and `segue_s0`… as text, `segue_n0`…
 * as numbers (NULL where missing) beside their text `segue_t0` and whether it is none, and
 * `segue_half`, a coin thrown for each row.
 */
export function rowSql({ arm, segments, numbers }: Used): Sql {
  const params: Record<string, string> = {}
  const text = (column: string) => {
    const name = `column${Object.keys(params).length}`
    params[name] = column
    return `trimBoth(ifNull(toString({${name}:Identifier}), ''))`
  }
  const texts = [
    `${text(arm)} AS segue_arm`,
    ...segments.map((column, k) => `${text(column)} AS segue_s${k}`),
    ...numbers.map((column, k) => `${text(column)} AS segue_t${k}`),
    // Not of the row's content: rows that are alike would all lie in the same half.
    'cityHash64(_row_number) % 2 AS segue_half',
  ]
  const values = numbers.flatMap((_, k) => [
    `multiIf(${isMissing(k)}, NULL, lower(segue_t${k}) = 'true', 1., lower(segue_t${k}) = 'false', 0., toFloat64OrNull(segue_t${k})) AS segue_n${k}`,
    `NOT ${isMissing(k)} AND NOT ifNull(isFinite(segue_n${k}), 0) AS segue_bad${k}`,
  ])
  return {
    text: `SELECT ${['*', ...values].join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${FILE})`,
    params,
  }
}

// A row without an arm is in no comparison, so what stands in it does not matter.
const isMissing = (k: number) =>
  `(segue_arm = '' OR lower(segue_t${k}) IN (${MISSING.map((word) => `'${word}'`).join(', ')}))`
