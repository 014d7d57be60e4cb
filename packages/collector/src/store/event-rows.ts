/** Which events: a site's or everybody's, those from `from` on and before `to`. */
export type Which = { site?: string; from?: number; to?: number }

/** Where the next page begins: after this row. */
export type RowMark = { site: string; name: string; visitor: string; at: string; event: string }

const EARLIEST = 0
const LATEST = Date.UTC(2200, 0)

const OF_THESE = `({only: String} = '' OR site_id = {only: String})
  AND at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`

export const EVENT_MONTHS = `SELECT DISTINCT toYYYYMM(at) AS month FROM events WHERE ${OF_THESE} ORDER BY month`

/**
 * A page of a month's rows, in the order in which they lie. The first condition on the mark says
 * less than the second, but of it the index understands every word: each page reads what is its own.
 * Of an event that came twice the later row is first, which is the one that a merge would keep.
 * Money is in words: as a number of JSON it would lose digits.
 */
export const EVENT_ROWS = `
SELECT event_id, * EXCEPT (event_id, vh, exposed, late) REPLACE (toString(value) AS value)
FROM events
WHERE ${OF_THESE} AND toYYYYMM(at) = {month: UInt32}
  AND (site_id > {site: String} OR (site_id = {site: String} AND
    (name > {name: String} OR (name = {name: String} AND vh >= cityHash64({visitor: String})))))
  AND (site_id, name, vh, at, event_id) >
    ({site: String}, {name: String}, cityHash64({visitor: String}), {at: DateTime64(3, 'UTC')}, {event: UUID})
ORDER BY site_id, name, vh, events.at, event_id, received_at DESC
LIMIT {page: UInt32}
FORMAT JSONEachRow`

export const paramsOf = ({ site = '', from = EARLIEST, to = LATEST }: Which) => ({
  only: site,
  from,
  to,
})

/** Before the first row of a month. */
export const BEFORE_ROWS: RowMark = {
  site: '',
  name: '',
  visitor: '',
  at: '1970-01-01 00:00:00.000',
  event: '00000000-0000-0000-0000-000000000000',
}

const NEWLINE = 10
const ID_FROM = '{"event_id":"'.length
const ID_TO = ID_FROM + 36

/** A page with each event once, how many rows it had, and the mark after the last of them. */
export function onceEach(page: Buffer): { lines: Buffer; rows: number; mark: RowMark } | undefined {
  if (page.length === 0) return undefined
  const kept: Buffer[] = []
  let rows = 0
  let last = page.subarray(0, 0)
  for (let start = 0; start < page.length; rows++) {
    const newline = page.indexOf(NEWLINE, start)
    const end = newline < 0 ? page.length : newline + 1
    const line = page.subarray(start, end)
    start = end
    // Rows of the same event are neighbours. Its id is looked for where it stands: to parse every
    // line would hold up the events that come in meanwhile.
    const isTwin = rows > 0 && idOf(line).equals(idOf(last))
    last = line
    if (!isTwin) kept.push(line)
  }
  const { site_id, name, visitor_id, at, event_id } = JSON.parse(String(last))
  return {
    lines: Buffer.concat(kept),
    rows,
    mark: { site: site_id, name, visitor: visitor_id, at, event: event_id },
  }
}

const idOf = (line: Buffer) => line.subarray(ID_FROM, ID_TO)
