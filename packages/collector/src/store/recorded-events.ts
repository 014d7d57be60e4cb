import type { RecordedEvent } from '@segue/core'

/** Where the next page of a record begins: after this row. */
export type Mark = { vh: string; visitor: string; at: number; seq: number; event: string }

/**
 * A page of a part of the visitors' record. Visitors come in the order of a hash, which is no
 * order of theirs, so the first ones are a fair sample. Within a page view the browser's own
 * count says what came first at the same millisecond.
 */
export const RECORDED = `
SELECT toString(vh), visitor_id, toUnixTimestamp64Milli(at), seq, toString(event_id),
  visit_id, arms, name, props
FROM events
WHERE site_id = {site: String} AND bot = 0 AND vh >= {low: UInt64} AND vh <= {high: UInt64}
  AND at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
  AND (vh, visitor_id, toUnixTimestamp64Milli(at), seq, event_id) >
    ({vh: UInt64}, {visitor: String}, {at: Int64}, {seq: UInt32}, {event: UUID})
ORDER BY vh, visitor_id, events.at, seq, event_id
LIMIT {page: UInt32}`

export const COUNT_RECORDED = `
SELECT countIf(bot = 0) AS events, countIf(bot != 0) AS bots
FROM events
WHERE site_id = {site: String}
  AND at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`

/** `high` is at most 2⁶⁴ − 1. */
export type Slice = { low: bigint; high: bigint }

/** The hashes in so many parts, each with about as many visitors as the others. */
export function slicesOf(count: number): Slice[] {
  const width = 2n ** 64n / BigInt(count)
  return Array.from({ length: count }, (_, index) => ({
    low: width * BigInt(index),
    high: index === count - 1 ? 2n ** 64n - 1n : width * BigInt(index + 1) - 1n,
  }))
}

/** Before the first row of a slice. */
export const beforeSlice = ({ low }: Slice): Mark => ({
  vh: String(low),
  visitor: '',
  at: 0,
  seq: 0,
  event: '00000000-0000-0000-0000-000000000000',
})

/** A line of a page, as JSONCompactEachRow has it. */
type Line = [
  vh: string,
  visitor: string,
  at: string | number,
  seq: number,
  event: string,
  visit: string,
  arms: Record<string, string>,
  name: string,
  props: string,
]

const NEWLINE = 10

/** The mark after the last row, and how many rows there are. */
export function endOf(page: Uint8Array): { mark: Mark; rows: number } | undefined {
  if (page.length === 0) return undefined
  let rows = 0
  for (let at = page.indexOf(NEWLINE); at >= 0; at = page.indexOf(NEWLINE, at + 1)) rows++
  const start = page.lastIndexOf(NEWLINE, page.length - 2) + 1
  const [vh, visitor, at, seq, event] = JSON.parse(textOf(page.subarray(start))) as Line
  return { mark: { vh, visitor, at: Number(at), seq, event }, rows }
}

/** The events of a page. One that came twice is there once: its two rows are neighbours. */
export function* readRecorded(page: Uint8Array): Generator<RecordedEvent> {
  let before = ''
  let start = 0
  while (start < page.length) {
    const end = page.indexOf(NEWLINE, start)
    const line = JSON.parse(textOf(page.subarray(start, end < 0 ? page.length : end))) as Line
    start = end < 0 ? page.length : end + 1
    const [, visitor, at, , id, visit, arms, name, props] = line
    if (id === before) continue
    before = id
    const event = Object.assign(JSON.parse(props), { name, at: Number(at) })
    yield { visitor, visit, arms, event }
  }
}

const decoder = new TextDecoder()
const textOf = (bytes: Uint8Array) => decoder.decode(bytes)
