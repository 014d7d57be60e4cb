import type { Event } from '@segue/core'

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

/** A row as the store gives it back; `vh` and what follows from others is the table's own. */
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
