import { EXPOSURE } from '@segue/core'
import { STAMP, type Stamp } from './count-arms.ts'
import type { GuardCounts } from './store.ts'

const VITALS = `Tuple(LCP Nullable(Float64), INP Nullable(Float64), CLS Nullable(Float64), errors UInt32)`

/**
 * How visitors' pages were, by the arm of the first stamp: for each the worst of them. The page of the
 * first exposure began before it and has no stamp, so who has a page view with one went on to another
 * page. A slice of the visitors' hashes is read where there are many: a fair sample, by the index.
 */
export const COUNT_GUARDS = `
SELECT own AS stamp, count() AS visitors,
  countIf(NOT went_on) AS bounced,
  countIf(told) AS told, countIf(errors > 0) AS erred,
  ${['lcp', 'inp', 'cls']
    .map(
      (name) =>
        `countIf(${name} IS NOT NULL) AS ${name}_measured, countIf(${name} > {${name}: Float64}) AS ${name}_poor, quantileIf(0.75)(assumeNotNull(${name}), ${name} IS NOT NULL) AS ${name}_p75`,
    )
    .join(',\n  ')}
FROM (
  SELECT vh,
    argMin(stamp, bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 16) + least(seq, 65535)) AS own,
    max(name = 'page_view') AS went_on,
    max(name = 'web_vitals') AS told,
    max(vitals.1) AS lcp, max(vitals.2) AS inp, max(vitals.3) AS cls, max(vitals.4) AS errors
  FROM (
    SELECT vh, name, at, seq, bot, ${STAMP} AS stamp,
      JSONExtract(if(name = 'web_vitals', props, '{}'), '${VITALS}') AS vitals
    FROM events
    WHERE site_id = {site: String} AND name IN ('${EXPOSURE}', 'page_view', 'web_vitals')
      AND vh <= {high: UInt64} AND stamp > 0
  )
  GROUP BY vh
  HAVING max(bot) = 0 AND
    arrayUniq(groupUniqArray(stamp) AS seen) = arrayUniq(arrayMap(each -> {ranks: Array(UInt32)}[each], seen))
)
GROUP BY own
ORDER BY own`

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
