/** Two periods, one after the other: from `from` on, from `split` on, and before `to`. All are quarters of an hour. */
export type Periods = { from: number; split: number; to: number }

export const IN_PERIODS = `site_id = {site: String}
    AND at >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`

export const VISITS_IN_PERIODS = `site_id = {site: String}
    AND quarter >= fromUnixTimestamp64Milli({from: Int64}, 'UTC') AND quarter < fromUnixTimestamp64Milli({to: Int64}, 'UTC')`

/** Whether it belongs to the later of the two. */
export const isNow = (time: string) => `${time} >= fromUnixTimestamp64Milli({split: Int64}, 'UTC')`

/** How many weeks after the first it is, by the days of a zone. */
export const weekOf = (time: string) =>
  `intDiv(toInt32(toDate(${time}, {zone: String})) - {first: Int32}, 7)`

const RATE = `arrayElement(
    CAST({rates: Array(String)}, 'Array(Decimal(18, 8))'), indexOf({currencies: Array(String)}, currency)
  )`

/**
 * A site's orders in the two periods: once for their visitor, and when they were first told, however
 * often the thank-you page was loaded, perhaps a month later. So they are looked for in the time before, too.
 */
export const ORDERS = `
  SELECT vh, first.1 AS at, first.2 AS kind, first.3 AS priced, first.4 AS worth
  FROM (
    SELECT vh, argMin(
      (events.at, toString(kind), toUInt64(has({currencies: Array(String)}, currency)), toDecimal128(value * ${RATE}, 4)),
      (events.at, seq, event_id)
    ) AS first
    FROM events
    WHERE site_id = {site: String} AND name = 'purchase' AND at < fromUnixTimestamp64Milli({to: Int64}, 'UTC')
    GROUP BY vh, if(order_id = '', cityHash64(event_id), cityHash64(order_id))
    HAVING first.1 >= fromUnixTimestamp64Milli({from: Int64}, 'UTC')
  )`

/** As many segments have a bit each. */
const MOST_BITS = 64

const HASHES = `arrayMap(each -> cityHash64(each), arrayConcat([''], {segments: Array(String)}))`
const numbersOf = (numbers: string) => `transform(each, ${HASHES}, ${numbers}, ${numbers}[1])`

/**
 * A set of segments, by their numbers from 1 on: of a row, brought together with those of others, of
 * none, whether there are any, and as a list. The names begin with one that nobody has, so that the
 * table is never empty. A set as bits takes a third of the time of one as a list.
 */
export const setsOf = (segments: number) =>
  segments <= MOST_BITS
    ? {
        of: `arraySum(arrayMap(each -> ${numbersOf('{bits: Array(UInt64)}')}, segments))`,
        together: (set: string) => `groupBitOr(${set})`,
        togetherIf: (set: string, condition: string) => `groupBitOrIf(${set}, ${condition})`,
        none: 'toUInt64(0)',
        list: (set: string) => `arrayMap(each -> toUInt16(each + 1), bitPositionsToArray(${set}))`,
      }
    : {
        of: `arrayFilter(each -> each > 0, arrayMap(each -> ${numbersOf(`range(toUInt16(${segments + 1}))`)}, segments))`,
        together: (set: string) => `arraySort(groupUniqArrayArray(${set}))`,
        togetherIf: (set: string, condition: string) =>
          `arraySort(groupUniqArrayArrayIf(${set}, ${condition}))`,
        none: 'emptyArrayUInt16()',
        list: (set: string) => set,
      }

/** The bit of each segment, after that of the name that nobody has. */
export const bitsOf = (segments: string[]): bigint[] =>
  segments.length <= MOST_BITS ? [0n, ...segments.map((_, index) => 1n << BigInt(index))] : []

/** The name of such a number, '' for 0. */
export const nameOf = (number: string) =>
  `if(${number} = 0, '', {segments: Array(String)}[${number}])`

/** A sum may be called as what it adds up. */
export const SETTINGS = `SETTINGS prefer_column_name_to_alias = 1`
