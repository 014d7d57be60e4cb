import type { Event } from '@segue/core'
import { canonicalJson } from './canonical-json.ts'

/** What reports ask of every exposure: to look for it in the words takes as long as all else. */
export const EXPOSURE_COLUMNS = [
  `exposed LowCardinality(String) DEFAULT if(kind = 'exposure', JSONExtractString(props, 'experience'), '')`,
  `late UInt8 DEFAULT kind = 'exposure' AND position(props, '"late":true') > 0`,
]

/**
 * One row an event. One that came twice has the same sorting key and is merged away in time; until
 * then reports must not count it twice. A laptop has no replica to fall back on: its disk is synced
 * before an insert is answered, because the log forgets a segment then.
 */
export const EVENTS_TABLE = `
CREATE TABLE IF NOT EXISTS events (
  site_id LowCardinality(String),
  event_id UUID,
  name LowCardinality(String),
  kind LowCardinality(String),
  at DateTime64(3, 'UTC'),
  received_at DateTime64(3, 'UTC'),
  visitor_id String,
  vh UInt64 DEFAULT cityHash64(visitor_id),
  visit_id String,
  page_id String,
  seq UInt32,
  config UInt32,
  segments Array(LowCardinality(String)),
  arms Map(LowCardinality(String), LowCardinality(String)),
  goals Array(LowCardinality(String)),
  value Decimal(18, 4),
  currency LowCardinality(String),
  order_id String,
  bot UInt8,
  skew Int64,
  props String,
  ${EXPOSURE_COLUMNS.join(',\n  ')}
)
ENGINE = ReplacingMergeTree(received_at)
PARTITION BY toYYYYMM(at)
ORDER BY (site_id, name, vh, at, event_id)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1`

/** A line of JSON as the table takes it; `vh` is the table's own. */
export type Row = {
  site_id: string
  event_id: string
  name: string
  kind: Event['kind']
  at: string
  received_at: string
  visitor_id: string
  visit_id: string
  page_id: string
  seq: number
  config: number
  segments: string[]
  arms: Record<string, string>
  goals: string[]
  value: string
  currency: string
  order_id: string
  /** What says that it is a program's, by its number; 0 where nothing does. */
  bot: number
  /** By how many milliseconds the sender's clock was behind ours, the way here included. */
  skew: number
  props: string
}

/** What the collector itself knows of an event. */
export type Taken = { receivedAt: number; skew?: number; bot?: number }

export function rowOf(site: string, event: Event, { receivedAt, skew = 0, bot = 0 }: Taken): Row {
  return {
    site_id: site,
    event_id: event.id,
    name: event.name,
    kind: event.kind,
    at: timeOf(event.at),
    received_at: timeOf(receivedAt),
    visitor_id: event.visitor,
    visit_id: event.visit,
    page_id: event.page,
    seq: event.seq,
    config: event.config,
    segments: event.segments,
    arms: event.arms,
    goals: event.goals,
    value: decimalOf(event.value ?? 0),
    currency: event.currency ?? '',
    order_id: event.order ?? '',
    bot,
    skew,
    props: canonicalJson(event.props),
  }
}

const DAY = 86_400_000
const TWO = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

// Events of one day come together, and a date takes ten times as long as the rest.
let dayBefore = Number.NaN
let date = ''

// Words and not a number: the store reads a number as seconds or milliseconds by its size.
function timeOf(millis: number): string {
  const day = Math.floor(millis / DAY)
  if (day !== dayBefore) {
    date = new Date(millis).toISOString().slice(0, -14)
    dayBefore = day
  }
  const seconds = Math.floor(millis / 1_000) - (day * DAY) / 1_000
  const [hour, minute] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const fraction = String(millis % 1_000).padStart(3, '0')
  return `${date} ${TWO[hour]}:${TWO[minute]}:${TWO[seconds % 60]}.${fraction}`
}

// The store cuts what is past its four digits, and reads no exponents: 19.99999 must not become
// 19.9999 here and 1e-7 nothing that can be read.
function decimalOf(value: number): string {
  return value.toFixed(4)
}
