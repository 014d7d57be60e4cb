import { SURVEY_ANSWER } from '@segue/core'

/** Two periods, one after the other: from `from` on, from `split` on, and before `to`. */
export type Periods = { from: number; split: number; to: number }

export const IN_PERIODS = `site_id = {site: String}
    AND at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`

/** Whether it belongs to the later of the two. */
export const IS_NOW = `at >= fromUnixTimestamp64Milli({split: Int64}, 'UTC')`

const RATE = `arrayElement(
    CAST({rates: Array(String)}, 'Array(Decimal(18, 8))'), indexOf({currencies: Array(String)}, currency)
  )`

/**
 * A sum may be called as what it adds up. And an event that came twice lies in one month both times,
 * so that months need not be merged with each other.
 */
export const SETTINGS = `SETTINGS prefer_column_name_to_alias = 1, do_not_merge_across_partitions_select_final = 1`

/** Those of whose properties something is counted. */
const TOLD = `('engagement', 'scroll', '${SURVEY_ANSWER}')`

/**
 * Segments by their numbers, from 1 on, 0 for what is none of ours: sets of numbers take a fraction
 * of the time that sets of words do. Both lists begin with one that nobody has, so that neither is empty.
 */
const NUMBERED = `arrayMap(
    each -> transform(each, arrayConcat([''], {segments: Array(String)}), range(toUInt16(length({segments: Array(String)}) + 1)), toUInt16(0)),
    events.segments
  )`

/** The name of such a number, '' for 0. */
export const nameOf = (number: string) =>
  `if(${number} = 0, '', {segments: Array(String)}[${number}])`

/**
 * What happened in two periods, a row each. A purchase says at first only that somebody was there:
 * the order is a row more, once for its visitor and when it was first told, however often the
 * thank-you page was loaded, perhaps a month later. So orders are looked for in the time before, too.
 * What has properties lies apart in the table, and the properties of all else, which are most of its
 * bytes, are not read. What came twice is one by FINAL: a row for each event id would be a table of
 * ten million.
 */
export const SITE_EVENTS = `
  SELECT vh, at, cityHash64(visit_id) AS visit, ${NUMBERED} AS segments, bot,
    if(name = 'purchase', '', toString(kind)) AS kind, if(name = 'purchase', '', toString(name)) AS name,
    toFloat64(0) AS amount, toUInt64(0) AS key, toDecimal128(0, 4) AS worth
  FROM events FINAL
  WHERE ${IN_PERIODS} AND events.name NOT IN ${TOLD}
  UNION ALL
  SELECT vh, at, cityHash64(visit_id) AS visit, ${NUMBERED} AS segments, bot, toString(kind) AS kind, toString(events.name) AS name,
    ifNull(JSONExtract(props, multiIf(name = 'engagement', 'seconds', name = 'scroll', 'percent', 'value'), 'Nullable(Float64)'), -1) AS amount,
    multiIf(
      name = 'scroll', cityHash64(page_id),
      name = 'engagement', 0,
      has({nps: Array(String)}, JSONExtractString(props, 'survey')) AND amount BETWEEN 0 AND 10, 1,
      has({csat: Array(String)}, JSONExtractString(props, 'survey')) AND amount BETWEEN 1 AND 5, 2,
      0
    ) AS key, toDecimal128(0, 4) AS worth
  FROM events FINAL
  WHERE ${IN_PERIODS} AND events.name IN ${TOLD}
  UNION ALL
  SELECT vh, first.1 AS at, first.2 AS visit, first.3 AS segments, toUInt8(0) AS bot, first.4 AS kind,
    'purchase' AS name, toFloat64(0) AS amount, first.5 AS key, first.6 AS worth
  FROM (
    SELECT vh, argMin(
      (events.at, cityHash64(visit_id), ${NUMBERED}, toString(kind),
        toUInt64(has({currencies: Array(String)}, currency)), toDecimal128(value * ${RATE}, 4)),
      (events.at, seq, event_id)
    ) AS first
    FROM events
    WHERE site_id = {site: String} AND name = 'purchase' AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
    GROUP BY vh, if(order_id = '', cityHash64(event_id), cityHash64(order_id))
    HAVING first.1 >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
  )`
