import { EXPOSURE, TARGET_CLICK } from '@segue/core'

/** What a visit did, a bit each. An order is no deed: it counts when it was first told, perhaps in another visit. */
export const DEEDS = { macro: 1, exposed: 2, clicked: 4, carted: 8, first: 16 }

/** How far down a page is far. */
const DEEP = 75

/** The most seconds that one event can tell: the snippet counts no more for a whole page. */
const MOST_SECONDS = 900

const TIMED = `toUInt64(1000 * greatest(0, least(ifNull(JSONExtract(props, 'seconds', 'Nullable(Float64)'), 0), ${MOST_SECONDS})))`

/**
 * What is counted of a visit, as numbers whose last two bits say of which kind: a page view, the
 * milliseconds that somebody spent, a page that was scrolled far down. A number that came twice falls
 * together with itself, which a sum would not.
 */
const MARKS = `multiIf(
    name = 'page_view', [bitShiftLeft(cityHash64(event_id), 2)],
    name = 'engagement', [bitOr(bitOr(bitShiftLeft(cityHash64(event_id), 22), bitShiftLeft(${TIMED}, 2)), 1)],
    name = 'scroll' AND ifNull(JSONExtract(props, 'percent', 'Nullable(Float64)'), 0) >= ${DEEP}, [bitOr(bitShiftLeft(cityHash64(page_id), 2), 2)],
    emptyArrayUInt64()
  )`

export const countMarks = (kind: 0 | 2, marks: string) =>
  `arrayCount(mark -> bitAnd(mark, 3) = ${kind}, ${marks})`

export const sumSeconds = (marks: string) =>
  `arraySum(mark -> if(bitAnd(mark, 3) = 1, bitAnd(bitShiftRight(mark, 2), ${2 ** 20 - 1}), 0), ${marks}) / 1000`

/** A visit's quarter of an hour from single events: in every zone days begin with one. */
const OF_EVENT = `
SELECT site_id, vh, cityHash64(visit_id) AS visit, toStartOfFifteenMinutes(at) AS quarter, bot,
  toUInt8(${DEEDS.macro} * (kind = 'macro' AND name != 'purchase') + ${DEEDS.exposed} * (name = '${EXPOSURE}') + ${DEEDS.clicked} * (name = '${TARGET_CLICK}') +
    ${DEEDS.carted} * (name = 'add_to_cart') + ${DEEDS.first} * endsWith(visit_id, '-1')) AS deeds,
  arrayDistinct(arrayMap(each -> cityHash64(each), segments)) AS segments,
  ${MARKS} AS marks
FROM events`

/**
 * A row for each quarter of an hour of a visit, a tenth of the events: figures of a site over months
 * are read from it. All that it keeps can be told twice without being more, so neither an event that
 * came twice nor a retry changes it, and rows that no merge has seen yet are brought together by
 * whoever reads. Segments are hashes, because sets of words take five times as long.
 */
export const VISITS_TABLE = `
CREATE TABLE IF NOT EXISTS visits (
  site_id LowCardinality(String),
  vh UInt64,
  visit UInt64,
  quarter DateTime('UTC'),
  bot SimpleAggregateFunction(max, UInt8),
  deeds SimpleAggregateFunction(groupBitOr, UInt8),
  segments SimpleAggregateFunction(groupUniqArrayArray, Array(UInt64)),
  marks SimpleAggregateFunction(groupUniqArrayArray, Array(UInt64))
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(quarter)
ORDER BY (site_id, vh, visit, quarter)
SETTINGS non_replicated_deduplication_window = 10000, fsync_after_insert = 1, fsync_part_directory = 1`

/** Fills it with every event that is inserted. */
export const VISITS_VIEW = `CREATE MATERIALIZED VIEW IF NOT EXISTS events_to_visits TO visits AS ${OF_EVENT}`

/** A slice of the events that were there before it; what is there already stays as it is. */
export const FILL_VISITS = `
INSERT INTO visits ${OF_EVENT}
WHERE vh >= {low: UInt64} AND vh <= {high: UInt64}
SETTINGS optimize_on_insert = 0`

export const DROP_VISITS = ['DROP TABLE IF EXISTS events_to_visits', 'DROP TABLE IF EXISTS visits']
