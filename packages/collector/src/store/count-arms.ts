import type { Cell, Counts, GoalCounts } from './store.ts'

/** An experience's stamp on an event: as `arms[…]`, in a fifth of the time. */
export const STAMPED = 'arms.values[indexOf(arms.keys, {experience: String})]'

/** The stamps that an experience has left, so that all that follows can count by their numbers. */
export const COUNT_STAMPS = `
SELECT DISTINCT ${STAMPED} AS stamp
FROM events
WHERE site_id = {site: String} AND (kind != 'event' OR notEmpty(goals)) AND vh <= {high: UInt64}
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

/** The number of the stamp, from 1; 0 for none. By a table: a list is looked through for each row. */
export const STAMP = `transform(${STAMPED}, {stamps: Array(String)}, {numbers: Array(UInt16)}, toUInt16(0))`

// What an order was worth by the rates that the site states, and nothing where it states none.
const CONVERTED = `toDecimal128(value * arrayElement(
  CAST({rates: Array(String)}, 'Array(Decimal(18, 8))'), indexOf({currencies: Array(String)}, currency)
), 4)`

const DAY = 86_400_000

// When, as the page counted, whether a conversion, whether late, and which stamp, in one number, whose
// least is the first: 42 bits of milliseconds, and 22 for the rest. At one moment exposures come first.
export const partsOf = (stamps: number) => {
  const bits = stamps < 2 ** 12 ? 12 : 16
  const counted = 20 - bits
  return {
    write: (isConversion: 0 | 1, late: string) =>
      `bitOr(bitShiftLeft(bitOr(bitOr(
      bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), ${counted + 2}),
      bitShiftLeft(toUInt64(least(seq, ${2 ** counted - 1})), 2)
    ), toUInt64(${late}) + ${2 * isConversion}), ${bits}), stamp)`,
    own: (first: string) => `bitAnd(${first}, ${2 ** bits - 1})`,
    late: (first: string) => `toUInt8(bitAnd(bitShiftRight(${first}, ${bits}), 1))`,
    /** The lowest bits: the stamp, and whether late. */
    place: `bitAnd(first, ${2 ** (bits + 1) - 1})`,
    /** Days since 1970. */
    day: `toUInt16(intDiv(first, ${DAY * 2 ** 22}))`,
  }
}

/** The stamps have a bit each as far as there are bits; the last one says that it is a program. */
const MOST_BITS = 62
const MACHINE = 'bitShiftLeft(toUInt64(bot > 0), 63)'

/** How the stamps of a visitor are brought together, and whether two of them are of one phase. */
export const seenBy = (stamps: number) =>
  stamps <= MOST_BITS
    ? {
        of: `bitOr(bitShiftLeft(toUInt64(1), stamp), ${MACHINE})`,
        together: 'groupBitOr(seen)',
        isMachine: 'bitTest(seen, 63)',
        inTwo: 'arrayExists(phase -> bitCount(bitAnd(seen, phase)) > 1, {phases: Array(UInt64)})',
      }
    : {
        of: 'if(bot > 0, 0, stamp)',
        together: 'groupUniqArray(seen)',
        isMachine: 'has(seen, 0)',
        inTwo:
          'length(seen) > 1 AND arrayUniq(arrayMap(each -> {ranks: Array(UInt32)}[each], seen)) < length(seen)',
      }

const SETTINGS = 'SETTINGS use_index_for_in_with_subqueries = 0'

type Asked = { stamps: number; goals: number; isConverted: boolean }

/** A row for each exposure and each conversion, of all visitors or of those. */
function marks(stamps: number, those = ''): string {
  const [seen, { write }] = [seenBy(stamps), partsOf(stamps)]
  return `
    SELECT vh, ${STAMP} AS stamp, ${write(0, 'late AND exposed = {experience: String}')} AS first, ${seen.of} AS seen
    FROM events
    WHERE site_id = {site: String} AND (kind = 'exposure' OR bot > 0)${those} AND stamp > 0
    UNION ALL
    SELECT vh, ${STAMP} AS stamp, ${write(1, '0')} AS first, ${seen.of} AS seen
    FROM events
    WHERE site_id = {site: String} AND notEmpty(goals) AND stamp > 0`
}

/** The cell that a visitor is counted in, by the number that holds the first stamp. */
function cell(stamps: number, first: string): string {
  const [{ isMachine, inTwo }, { own, late }] = [seenBy(stamps), partsOf(stamps)]
  return `multiIf(${isMachine}, 'machine', ${inTwo}, 'twoArms', '') AS aside,
  ${own(first)} AS own, half, ${late(first)} AS late`
}

const HALF = 'toUInt8(vh % 2) AS half'

/**
 * Every visitor, in the cell of the first stamp.
 *
 * - A visitor belongs to the arm of the first stamp, so that one who lost the profile is no two.
 * - An event that came twice falls together with itself. That is why there is no FINAL, which would
 *   have the table merged for every report.
 * - Who was once seen to be a program is one with all that it did, and is set aside; so is who was
 *   seen in two arms of the same phase (a profile that was copied, say): neither arm is theirs.
 * - Two numbers are kept of a visitor, not more: a million visitors with eight took six times as long.
 * - Those who are alike in all of this are brought together before anything else is found out of them.
 */
export function countVisitors(stamps: number): string {
  const { place, day } = partsOf(stamps)
  return `
SELECT ${cell(stamps, 'place')}, sum(alike) AS visitors, sumMap([toDate(day)], [alike]) AS days
FROM (
  SELECT seen, ${place} AS place, ${HALF}, ${day} AS day, count() AS alike
  FROM (
    SELECT vh, min(first) AS first, ${seenBy(stamps).together} AS seen
    FROM (${marks(stamps)}
    )
    GROUP BY vh
  )
  GROUP BY seen, place, half, day
)
GROUP BY aside, own, half, late
ORDER BY aside, own, half, late`
}

/**
 * What those who converted did, by the same cells.
 *
 * - An order counts once for its visitor, however often the thank-you page was loaded; GA4 does the
 *   same with `transaction_id`. An order that two visitors share counts for both: visitors are what
 *   a test compares, and with a site that sends "1" as every order's id, all but one would be lost.
 * - Within a visitor and a goal, conversions are told apart by 64 bits of a hash.
 * - Sums of decimals have 38 digits, for many values of a trillion.
 * - Converters are everywhere: to look for them in the index takes longer than to read everybody.
 */
export function countConversions({ stamps, goals, isConverted }: Asked): string {
  const [seen, { write }] = [seenBy(stamps), partsOf(stamps)]
  const each = (of: (n: number) => string) =>
    Array.from({ length: goals }, (_, index) => `, ${of(index + 1)}`).join('')
  return `
SELECT ${cell(stamps, 'first')}
  ${each((n) => `[toString(countIf(n${n} > 0)), toString(sum(n${n})), toString(sum(v${n})), toString(sum(toFloat64(v${n}) * toFloat64(v${n}))), toString(max(v${n}))] AS g${n}`)}
FROM (
  SELECT ${HALF}, min(first) AS first, ${seen.together} AS seen
    ${each((n) => `countIf(goal = ${n}) AS n${n}, sumIf(worth, goal = ${n}) AS v${n}`)}
  FROM (
    SELECT vh, first, seen, 0 AS goal, ${isConverted ? 'toDecimal128(0, 4)' : 'toDecimal64(0, 4)'} AS worth
    FROM (${marks(stamps, ' AND vh IN (SELECT vh FROM events WHERE site_id = {site: String} AND notEmpty(goals))')}
    )
    UNION ALL
    SELECT vh, min(moment) AS first, any(mark) AS seen, goal, argMin(worth, moment) AS worth
    FROM (
      SELECT vh, ${STAMP} AS stamp, ${write(1, '0')} AS moment, ${seen.of} AS mark,
        arrayJoin(arrayMap(each -> indexOf({goals: Array(String)}, each), goals)) AS goal,
        if(order_id = '', cityHash64(event_id), cityHash64(order_id)) AS conversion,
        ${isConverted ? CONVERTED : 'value'} AS worth
      FROM events
      WHERE site_id = {site: String} AND notEmpty(goals) AND stamp > 0
    )
    WHERE goal > 0
    GROUP BY vh, goal, conversion
  )
  GROUP BY vh
)
GROUP BY aside, own, half, late
${SETTINGS}`
}

/** What the queries ask by: numbers for the stamps, and which of them are of one phase. */
export function stampParams(stamps: (Stamp & { stamp: string })[]) {
  const phases = [...new Set(stamps.map(({ phase }) => phase))]
  const bits = phases.map((wanted) =>
    stamps.reduce((bits, { phase }, index) => {
      return phase === wanted ? bits | (1n << BigInt(index + 1)) : bits
    }, 0n),
  )
  return {
    stamps: stamps.map(({ stamp }) => stamp),
    numbers: stamps.map((_, index) => index + 1),
    ranks: stamps.map(({ phase }) => phases.indexOf(phase)),
    phases: stamps.length <= MOST_BITS ? bits : [],
  }
}

type Place = { aside: '' | 'machine' | 'twoArms'; own: string; half: number; late: number }
export type VisitorsRow = Place & { visitors: string; days: [day: string[], visitors: string[]] }

type Sums = [converters: string, conversions: string, value: string, squares: string, most: string]
export type ConversionsRow = Place & { [goal: `g${number}`]: Sums }

const placeOf = ({ aside, own, half, late }: Place) => [aside, own, half, late].join()

/** Conversions are asked for first, so whoever converted is among the visitors. */
export function countsOf(
  rows: VisitorsRow[],
  conversions: ConversionsRow[],
  stamps: Stamp[],
  goals: string[],
): Counts {
  const of = (aside: Place['aside']) => rows.filter((row) => row.aside === aside)
  const visitors = (rows: VisitorsRow[]) => rows.reduce((sum, row) => sum + Number(row.visitors), 0)
  const did = new Map(conversions.map((row) => [placeOf(row), row]))
  return {
    cells: of('').map((row): Cell => {
      const [days, firsts] = row.days
      const found = did.get(placeOf(row))
      return {
        ...stamps[Number(row.own) - 1]!,
        half: row.half,
        late: row.late === 1,
        visitors: Number(row.visitors),
        days: days.map((day, n) => ({ day, visitors: Number(firsts[n]) })),
        goals: goals.flatMap((goal, index) =>
          found ? goalOf(goal, found[`g${index + 1}`]!, Number(row.visitors)) : [],
        ),
      }
    }),
    setAside: { machines: visitors(of('machine')), twoArms: visitors(of('twoArms')) },
  }
}

/** Between two queries a late event may have moved a visitor to another cell: never more than there are. */
function goalOf(goal: string, sums: Sums, visitors: number): GoalCounts[] {
  const [converters, conversions, value, squares, most] = sums.map(Number)
  return converters
    ? [
        {
          goal,
          converters: Math.min(converters, visitors),
          conversions: conversions!,
          value: value!,
          squares: squares!,
          most: most!,
        },
      ]
    : []
}
