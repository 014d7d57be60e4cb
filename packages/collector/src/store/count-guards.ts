import { EXPOSURE } from '@segue/core'
import { partsOf, STAMP, type Stamp, seenBy } from './count-arms.ts'
import type { GuardCounts } from './store.ts'

const TOLD = `JSONExtract(props, 'Tuple(LCP Nullable(Float64), INP Nullable(Float64), CLS Nullable(Float64), errors Nullable(Float64))')`
const NAMES = ['lcp', 'inp', 'cls', 'errors']

/** What no page has: less than the best of all. */
const UNKNOWN = -1

/**
 * How visitors' pages were, by the arm of the first stamp: for each the worst of them. The page of the
 * first exposure began before it and has no stamp, so who has a page view with one went on to another
 * page. A slice of the visitors' hashes is read where there are many: a fair sample, by the index.
 * Only what a page told of itself has properties that are read.
 */
export function countGuards(stamps: number): string {
  const [seen, { write, own }] = [seenBy(stamps), partsOf(stamps)]
  const read = (names: string, said: string) => `
    SELECT vh, ${STAMP} AS stamp, ${write(1, '0')} AS first, ${seen.of} AS seen, ${said}
    FROM events
    WHERE site_id = {site: String} AND name IN (${names}) AND vh <= {high: UInt64} AND stamp > 0`
  const unknown = NAMES.map((name) => `toFloat64(${UNKNOWN}) AS ${name}`).join()
  const vitals = NAMES.map((name, n) => `ifNull(${TOLD}.${n + 1}, ${UNKNOWN}) AS ${name}`).join()
  const sums = ['lcp', 'inp', 'cls'].map(
    (
      name,
    ) => `countIf(${name} != ${UNKNOWN}) AS ${name}_measured, countIf(${name} > {${name}: Float64}) AS ${name}_poor,
  if(${name}_measured = 0, NULL, quantileIf(0.75)(${name}, ${name} != ${UNKNOWN})) AS ${name}_p75`,
  )
  return `
SELECT own AS stamp, count() AS visitors, countIf(NOT went_on) AS bounced,
  countIf(told) AS told, countIf(errors > 0) AS erred,
  ${sums.join(',\n  ')}
FROM (
  SELECT ${own('min(first)')} AS own, ${seen.together} AS seen, max(view) AS went_on, max(vital) AS told,
    ${NAMES.map((name) => `max(${name}) AS ${name}`).join(', ')}
  FROM (${read(`'${EXPOSURE}', 'page_view'`, `name = 'page_view' AS view, 0 AS vital, ${unknown}`)}
    UNION ALL${read(`'web_vitals'`, `0 AS view, 1 AS vital, ${vitals}`)}
  )
  GROUP BY vh
  HAVING NOT (${seen.isMachine}) AND NOT (${seen.inTwo})
)
GROUP BY own
ORDER BY own`
}

/** Above these a page is not good any more, https://web.dev/articles/vitals: milliseconds; CLS has no unit. */
export const POOR = { lcp: 2_500, inp: 200, cls: 0.1 }

type Vital = keyof typeof POOR

export type GuardRow = {
  stamp: string
  visitors: string
  bounced: string
  told: string
  erred: string
} & Record<`${Vital}_measured` | `${Vital}_poor`, string> &
  Record<`${Vital}_p75`, number | null>

export function guardsOf(rows: GuardRow[], stamps: Stamp[]): GuardCounts[] {
  return rows.map((row) => {
    const { audience, arm } = stamps[Number(row.stamp) - 1]!
    const vital = (name: Vital) => ({
      measured: Number(row[`${name}_measured`]),
      poor: Number(row[`${name}_poor`]),
      p75: row[`${name}_p75`],
    })
    return {
      audience,
      arm,
      lcp: vital('lcp'),
      inp: vital('inp'),
      cls: vital('cls'),
      errors: { measured: Number(row.told), poor: Number(row.erred), p75: null },
      bounce: { measured: Number(row.visitors), poor: Number(row.bounced), p75: null },
    }
  })
}
