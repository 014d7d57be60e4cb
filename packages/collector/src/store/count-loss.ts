/**
 * A page numbers its events from 0: what lies between them and did not come is lost, or on its way.
 * One that began before the time is counted whole. A slice of the visitors' hashes has whole pages.
 */
export const COUNT_LOSS = `
SELECT count() AS pages, sum(seen) AS arrived, sum(last + 1 - seen) AS missing
FROM (
  SELECT uniqExact(seq) AS seen, toUInt64(max(seq)) AS last
  FROM events
  WHERE site_id = {site: String} AND bot = 0 AND vh <= {high: UInt64}
    AND at >= fromUnixTimestamp64Milli({from: Int64}) - INTERVAL 1 DAY
  GROUP BY cityHash64(page_id)
  HAVING max(at) >= fromUnixTimestamp64Milli({from: Int64})
)`

export type LossRow = Record<'pages' | 'arrived' | 'missing', string>
