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

/** A row for each exposure and each conversion. */
function marks(stamps: number): string {
  const [seen, { write }] = [seenBy(stamps), partsOf(stamps)]
  return `
      SELECT vh, ${STAMP} AS stamp, ${write(0, 'late AND exposed = {experience: String}')} AS first, ${seen.of} AS seen
      FROM events
      WHERE site_id = {site: String} AND (kind = 'exposure' OR bot > 0) AND stamp > 0
      UNION ALL
      SELECT vh, ${STAMP} AS stamp, ${write(1, '0')} AS first, ${seen.of} AS seen
      FROM events
      WHERE site_id = {site: String} AND notEmpty(goals) AND stamp > 0`
}

/** A row for each visitor who reached a goal: of each goal how many conversions, and what they were worth. */
function reached(stamps: number, isConverted: boolean): string {
  const { write } = partsOf(stamps)
  return `
    SELECT vh, groupArray((goal, times, worth)) AS did
    FROM (
      SELECT vh, goal, count() AS times, toDecimal128(sum(worth), 4) AS worth
      FROM (
        SELECT vh, goal, argMin(amount, moment) AS worth
        FROM (
          SELECT vh, ${STAMP} AS stamp, ${write(1, '0')} AS moment,
            toUInt16(arrayJoin(arrayMap(each -> indexOf({goals: Array(String)}, each), goals))) AS goal,
            if(order_id = '', cityHash64(event_id), cityHash64(order_id)) AS conversion,
            ${isConverted ? CONVERTED : 'value'} AS amount
          FROM events
          WHERE site_id = {site: String} AND notEmpty(goals) AND stamp > 0
        )
        WHERE goal > 0
        GROUP BY vh, goal, conversion
      )
      GROUP BY vh, goal
    )
    GROUP BY vh`
}

/**
 * Every visitor, in the cell of the first stamp (goal 0), and for each goal those who reached it.
 *
 * - A visitor belongs to the arm of the first stamp, so that one who lost the profile is no two.
 * - An event that came twice falls together with itself. That is why there is no FINAL, which would
 *   have the table merged for every report.
 * - Who was once seen to be a program is one with all that it did, and is set aside; so is who was
 *   seen in two arms of the same phase (a profile that was copied, say): neither arm is theirs.
 * - An order counts once for its visitor, however often the thank-you page was loaded; GA4 does the
 *   same with `transaction_id`. An order that two visitors share counts for both: visitors are what
 *   a test compares, and with a site that sends "1" as every order's id, all but one would be lost.
 * - Within a visitor and a goal, conversions are told apart by 64 bits of a hash.
 * - Sums of decimals have 38 digits, for many values of a trillion.
 * - Two numbers are kept of a visitor, and what they did only of those who did something: a million
 *   visitors with eight numbers took six times as long.
 * - Those who are alike in all of this are brought together before anything else is found out of them.
 */
export function countCells({
  stamps,
  isConverted,
}: {
  stamps: number
  isConverted: boolean
}): string {
  const [seen, { place, day, own, late }] = [seenBy(stamps), partsOf(stamps)]
  return `
SELECT multiIf(${seen.isMachine}, 'machine', ${seen.inTwo}, 'twoArms', '') AS aside,
  ${own('place')} AS own, half, ${late('place')} AS late, each.1 AS goal,
  sumIf(alike, goal = 0) AS visitors, sumMapIf([toDate(day)], [alike], goal = 0) AS days,
  count() AS converters, sum(each.2) AS conversions, toString(sum(each.3)) AS value,
  sum(toFloat64(each.3) * toFloat64(each.3)) AS squares, toString(max(each.3)) AS most
FROM (
  SELECT seen, ${place} AS place, toUInt8(vh % 2) AS half, ${day} AS day, count() AS alike, groupArrayArray(did) AS all
  FROM (
    SELECT vh, min(first) AS first, ${seen.together} AS seen
    FROM (${marks(stamps)}
    )
    GROUP BY vh
  ) AS everybody
  LEFT JOIN (${reached(stamps, isConverted)}
  ) AS converters USING (vh)
  GROUP BY seen, place, half, day
)
ARRAY JOIN arrayPushFront(all, (toUInt16(0), toUInt64(0), toDecimal128(0, 4))) AS each
GROUP BY aside, own, half, late, goal
ORDER BY aside, own, half, late, goal`
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

export type CellRow = {
  aside: '' | 'machine' | 'twoArms'
  own: string
  half: number
  late: number
  /** By its number; 0 for those who are in the cell. */
  goal: number
  visitors: string
  days: [day: string[], visitors: string[]]
} & Record<'converters' | 'conversions' | 'value' | 'most', string> & { squares: number }

/** In the order in which the query gives them: a cell, then its goals. */
export function countsOf(rows: CellRow[], stamps: Stamp[], goals: string[]): Counts {
  const cells: Cell[] = []
  const setAside = { machines: 0, twoArms: 0 }
  for (const row of rows) {
    const visitors = Number(row.visitors)
    if (row.aside === 'machine') setAside.machines += visitors
    else if (row.aside === 'twoArms') setAside.twoArms += visitors
    else if (row.goal > 0) cells.at(-1)!.goals.push(goalOf(goals[row.goal - 1]!, row))
    else {
      const [days, firsts] = row.days
      cells.push({
        ...stamps[Number(row.own) - 1]!,
        half: row.half,
        late: row.late === 1,
        visitors,
        days: days.map((day, n) => ({ day, visitors: Number(firsts[n]) })),
        goals: [],
      })
    }
  }
  return { cells, setAside }
}

const goalOf = (goal: string, row: CellRow): GoalCounts => ({
  goal,
  converters: Number(row.converters),
  conversions: Number(row.conversions),
  value: Number(row.value),
  squares: row.squares,
  most: Number(row.most),
})
