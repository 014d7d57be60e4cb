import type { Cell, Counts } from './store.ts'

/** The stamps that an experience has left, so that all that follows can count by their numbers. */
export const COUNT_STAMPS = `
SELECT DISTINCT arms[{experience: String}] AS stamp
FROM events
WHERE site_id = {site: String} AND (kind != 'event' OR notEmpty(goals)) AND mapContains(arms, {experience: String})
ORDER BY stamp`

export type StampRow = { stamp: string }
export type Stamp = { audience: string; arm: string; phase: number }

/** Undefined for what is no stamp of ours. */
export function stampOf(text: string): Stamp | undefined {
  const [audience = '', arm = '', phase = '', ...rest] = text.split('/')
  return /^\d{1,9}$/.test(phase) && rest.length === 0
    ? { audience, arm, phase: Number(phase) }
    : undefined
}

// What an order was worth by the rates that the site states, and nothing where it states none.
const CONVERTED = `toDecimal128(value * arrayElement(
  CAST({rates: Array(String)}, 'Array(Decimal(18, 8))'), indexOf({currencies: Array(String)}, currency)
), 4)`

const MOMENT =
  'bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 17) + bitShiftLeft(least(seq, 65535), 1)'
const STAMP = 'indexOf({stamps: Array(String)}, arms[{experience: String}])'

/**
 * From the inside out: a row for each exposure (goal 0) and for each conversion of a visitor, a row
 * for each visitor, the sums of each cell. No row is read twice: exposures and conversions lie apart.
 *
 * - A visitor belongs to the arm of the first stamp, so that one who lost the profile is no two.
 * - An order counts once for its visitor, however often the thank-you page was loaded; GA4 does the
 *   same with `transaction_id`. An order that two visitors share counts for both: visitors are what
 *   a test compares, and with a site that sends "1" as every order's id, all but one would be lost.
 * - An event that came twice falls together by its id, and of an exposure it changes nothing. That is
 *   why there is no FINAL, which would have the table merged for every report.
 * - Only exposures, conversions and what a program did are read: of a shop's events one in six. Within
 *   a visitor and a goal, conversions are told apart by 64 bits of a hash.
 * - What is first is first by time, then by the page's own count, as one number, whose last bit says
 *   of an exposure that it was late.
 * - Who was once seen to be a program is one with all that it did, and is set aside; so is who was
 *   seen in two arms of the same phase (a profile that was copied, say): neither arm is theirs. Stamps
 *   are numbered by phase, so the lowest, the highest and how many there are tell it, but for somebody
 *   who was also in a later phase and in none between. Sets of stamps took a seventh of the time.
 * - Properties are written without spaces and in order: to look for words is a tenth of reading them.
 * - Sums of decimals have 38 digits, for many values of a trillion.
 */
export function countArms(goals: number, isConverted: boolean): string {
  const each = (of: (n: number) => string) =>
    Array.from({ length: goals }, (_, index) => `, ${of(index + 1)}`).join('')
  return `
SELECT aside, own AS stamp, toUInt8(half) AS half, toUInt8(late) AS late, count() AS visitors,
  sumMap([day], [toUInt64(1)]) AS days
  ${each((n) => `[toString(countIf(n${n} > 0)), toString(sum(n${n})), toString(sum(v${n})), toString(sum(toFloat64(v${n}) * toFloat64(v${n}))), toString(max(v${n}))] AS g${n}`)}
FROM (
  SELECT vh, vh % 2 AS half, argMin(stamp, first) AS own,
    bitAnd(minIf(first, goal = 0), 1) AS late,
    toDate(fromUnixTimestamp64Milli(toInt64(bitShiftRight(min(first), 17)), 'UTC')) AS day,
    bitCount(groupBitOr(bitShiftLeft(toUInt64(1), least(stamp, 63)))) AS seen,
    multiIf(
      max(machine), 'machine',
      (min(stamp) AS low) < (max(stamp) AS high) AND
        greatest(seen, 2) > {ranks: Array(UInt32)}[high] - {ranks: Array(UInt32)}[low] + 1, 'twoArms',
      ''
    ) AS aside
    ${each((n) => `countIf(goal = ${n}) AS n${n}, sumIf(worth, goal = ${n}) AS v${n}`)}
  FROM (
    SELECT vh, ${STAMP} AS stamp, 0 AS goal,
      ${MOMENT} + (kind = 'exposure' AND position(props, '"late":true') > 0 AND position(props, {told: String}) > 0) AS first,
      ${isConverted ? 'toDecimal128(0, 4)' : 'toDecimal64(0, 4)'} AS worth,
      bot > 0 AS machine
    FROM events
    WHERE site_id = {site: String} AND (kind = 'exposure' OR bot > 0) AND stamp > 0
    UNION ALL
    SELECT vh, stamp, goal, min(moment) AS first, argMin(worth, moment) AS worth, max(machine) AS machine
    FROM (
      SELECT vh, ${STAMP} AS stamp, ${MOMENT} AS moment, bot > 0 AS machine,
        arrayJoin(arrayMap(each -> indexOf({goals: Array(String)}, each), goals)) AS goal,
        if(order_id = '', cityHash64(event_id), cityHash64(order_id)) AS conversion,
        ${isConverted ? CONVERTED : 'value'} AS worth
      FROM events
      WHERE site_id = {site: String} AND notEmpty(goals) AND stamp > 0
    )
    WHERE goal > 0
    GROUP BY vh, goal, conversion, stamp
  )
  GROUP BY vh
)
GROUP BY aside, own, half, late
ORDER BY aside, own, half, late`
}

type Sums = [converters: string, conversions: string, value: string, squares: string, most: string]

export type CountRow = {
  aside: '' | 'machine' | 'twoArms'
  stamp: string
  half: number
  late: number
  visitors: string
  days: [day: string[], visitors: string[]]
} & { [goal: `g${number}`]: Sums }

export function countsOf(rows: CountRow[], stamps: Stamp[], goals: string[]): Counts {
  const of = (aside: CountRow['aside']) => rows.filter((row) => row.aside === aside)
  const visitors = (rows: CountRow[]) => rows.reduce((sum, row) => sum + Number(row.visitors), 0)
  return {
    cells: of('').map((row): Cell => {
      const [days, firsts] = row.days
      return {
        ...stamps[Number(row.stamp) - 1]!,
        half: row.half,
        late: row.late === 1,
        visitors: Number(row.visitors),
        days: days.map((day, n) => ({ day, visitors: Number(firsts[n]) })),
        goals: goals.flatMap((goal, index) => {
          const [converters, conversions, value, squares, most] = row[`g${index + 1}`]!.map(Number)
          return converters
            ? [
                {
                  goal,
                  converters,
                  conversions: conversions!,
                  value: value!,
                  squares: squares!,
                  most: most!,
                },
              ]
            : []
        }),
      }
    }),
    setAside: { machines: visitors(of('machine')), twoArms: visitors(of('twoArms')) },
  }
}
