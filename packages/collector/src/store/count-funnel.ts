import { IS_IN_TWO_ARMS, MEMBER, MOMENT, millis, STAMP } from './members.ts'

/** A deed of a step: an event of this name, or one that reached this goal; of some of them alone. */
export type AskedDeed = { kind: 'event' | 'goal'; name: string; where?: AskedWhere | undefined }

/** A condition, and the properties of an event that it looks at: those at the top. */
export type AskedWhere = { keys: string[]; holds: (event: Record<string, unknown>) => boolean }

export type AskedStep = { optional: boolean; deeds: AskedDeed[] }

/** `goals` are the experience's: by them too one sees who belongs to it, as its report does. */
export type FunnelAsked = { steps: AskedStep[]; within: number | null; goals: string[] }

/** Those of a deed's events whose properties have one of these hashes, or none of them. */
export type Holding = { isIn: boolean; hashes: string[] }

/** A step without a limit of time ends in thirty million years. */
const EVER = 10 ** 18

const IS_STAMPED = 'has(mapKeys(arms), {experience: String})'

/** The parameters that hold a deed's name and its keys. */
const nameParam = (deed: number) => `{deed${deed}: String}`
const keyParam = (deed: number, key: number) => `{key${deed}_${key}: String}`

/** What a condition can see of an event, as JSON: the event's own name and time before properties of that name. */
const seenBy = ({ keys }: AskedWhere, deed: number) =>
  `[${keys
    .map((key, n) =>
      key === 'name'
        ? 'toJSONString(toString(name))'
        : key === 'at'
          ? 'toString(toUnixTimestamp64Milli(at))'
          : `JSONExtractRaw(props, ${keyParam(deed, n)})`,
    )
    .join()}]`

const isDone = ({ kind }: AskedDeed, deed: number) =>
  kind === 'event' ? `name = ${nameParam(deed)}` : `has(goals, ${nameParam(deed)})`

export function funnelParams(deeds: AskedDeed[]): Record<string, string> {
  return Object.fromEntries(
    deeds.flatMap(({ name, where }, deed) => [
      [`deed${deed}`, name],
      ...(where?.keys ?? []).map((key, n) => [`key${deed}_${n}`, key]),
    ]),
  )
}

/** Which different things a deed's condition has to judge, and their hashes; no more than `most`. */
export const seenByDeed = (asked: AskedDeed, deed: number) => `
SELECT ${seenBy(asked.where!, deed)} AS seen, toString(cityHash64(seen)) AS hash
FROM events
WHERE site_id = {site: String} AND ${isDone(asked, deed)} AND mapContains(arms, {experience: String})
GROUP BY seen
LIMIT {most: UInt32}`

export type SeenRow = { seen: string[]; hash: string }

/**
 * How far an experience's visitors went. From the inside out: a row for each thing done that is of
 * use, a row for each visitor with the moments of each step, the ways that lead through these, the
 * sums of each arm of an audience.
 *
 * - Who is counted, and in which arm, is as in `countArms`: by the first stamp; who was seen to be a
 *   program or in two arms of a phase is left out. What has a stamp came after the exposure.
 * - Of a way that leads to a step we keep when it got there and the latest time at which it can have
 *   begun: whatever another way could still reach in time, this one can. So all ways to a step are
 *   two lists by moments; what comes next goes on from the last of them before it (`arrayFill`).
 *   Lists of numbers take half the time that lists of pairs do, and a step a query of its own.
 *   `windowFunnel` keeps one way for each step too, but takes what happened at the same time in the
 *   order that suits it, lets one event be two steps, and knows no step that may be left out.
 * - A moment is the time and the page's own count. Two events of one moment are at once: none comes
 *   after the other. So an event that came twice changes nothing.
 * - Of an order that was told of again (a thank-you page that is loaded once more) the first telling
 *   counts.
 * - What a condition says of an event was found out before, from all the different properties that
 *   there are: conditions are evaluated by the one evaluator that there is. Properties are most of the
 *   table's bytes and read of these events alone.
 */
export function countFunnel({ steps }: FunnelAsked, holdings: (Holding | undefined)[]): string {
  const deeds = steps.flatMap((step, n) => step.deeds.map((deed) => ({ ...deed, bit: 2 ** n })))
  const maskOf = (fits: (deed: (typeof deeds)[number], n: number) => string) =>
    deeds
      .map((deed, n) => `${deed.bit} * (${fits(deed, n)})`)
      .reduce((one, other) => `bitOr(${one}, ${other})`)
  const fits = (deed: AskedDeed, n: number) => {
    const holding = holdings[n]
    const { where } = deed
    if (!holding || !where) return isDone(deed, n)
    const { isIn, hashes } = holding
    const among = hashes.length ? `cityHash64(${seenBy(where, n)}) IN (${hashes.join()})` : '0'
    return `${isDone(deed, n)} AND ${isIn ? among : `NOT (${among})`}`
  }
  const mask = `toUInt16(${maskOf(fits)})`
  const plain = `toUInt16(${maskOf((deed, n) => (deed.where ? '0' : isDone(deed, n)))})`
  const asks = (some: typeof deeds) =>
    deeds.flatMap((deed, n) => (some.includes(deed) ? [isDone(deed, n)] : [])).join(' OR ') || '0'
  const plainly = asks(deeds.filter(({ where }) => !where))
  const told = asks(deeds.filter(({ where }) => where))
  const [first, ...later] = steps.map((_, n) => n + 1) as [number, ...number[]]
  /** The step before that cannot be left out, and the one that comes next. */
  const before = (step: number) => {
    for (let n = step - 1; n > 0; n--) if (!steps[n - 1]!.optional) return n
    return 0
  }
  const after = (step: number) => steps.findIndex(({ optional }, n) => n >= step && !optional) + 1
  const optional = steps.flatMap(({ optional }, n) => (optional ? [n + 1] : []))
  const ways = [
    ...later.map((step) => wayOn(`${before(step)}`, `moments${step}`, `${step}`)),
    ...optional.map((step) => wayOn(`${step}`, `moments${after(step)}`, `On${step}`)),
  ]
  return `
SELECT {places: Array(UInt32)}[own] AS place,
  sumMap([own], [toUInt64(1)]) AS all,
  ${[first, ...later]
    .map(
      (step) => `sumMapIf([own], [toUInt64(1)], notEmpty(at${step})) AS reached${step},
  quantilesExactInclusiveIf(0.25, 0.5, 0.75)(
    greatest(0, ${millis(`at${step}[1]`)} - ${millis(before(step) ? `at${before(step)}[1]` : 'since')}), notEmpty(at${step})
  ) AS times${step}`,
    )
    .join(',\n  ')}
  ${optional.map((step) => `, countIf(notEmpty(atOn${step})) AS wentOn${step}`).join('')}
FROM (${ways.reduce(
    (inner, way) => `SELECT *, ${way} FROM (${inner})`,
    `
  SELECT argMinIf(stamp, moment, member) AS own, minIf(moment, member) AS since,
    bitCount(groupBitOrIf(bitShiftLeft(toUInt64(1), least(stamp, 63)), member)) AS seen,
    minIf(stamp, member) AS low, maxIf(stamp, member) AS high,
    ${steps.map((_, n) => `arraySort(groupArrayIf(moment, bitAnd(mask, ${2 ** n}) > 0)) AS moments${n + 1}`).join(',\n    ')},
    moments${first} AS at${first}, moments${first} AS begun${first}
  FROM (
    SELECT vh, ${STAMP} AS stamp, ${MOMENT} AS moment, toUInt8(1) AS member, bot > 0 AS machine, toUInt16(0) AS mask
    FROM events
    WHERE site_id = {site: String} AND ${MEMBER} AND stamp > 0
    UNION ALL
    SELECT vh, 0 AS stamp, ${MOMENT} AS moment, 0 AS member, 0 AS machine, ${plain} AS mask
    FROM events
    WHERE site_id = {site: String} AND (${plainly}) AND NOT (${told}) AND order_id = '' AND ${IS_STAMPED}
    UNION ALL
    SELECT vh, 0 AS stamp, ${MOMENT} AS moment, 0 AS member, 0 AS machine, ${mask} AS mask
    FROM events
    WHERE site_id = {site: String} AND (${told}) AND order_id = '' AND ${IS_STAMPED}
    UNION ALL
    SELECT vh, 0 AS stamp, earliest.1 AS moment, 0 AS member, 0 AS machine, earliest.2 AS mask
    FROM (
      SELECT vh, min((moment, mask)) AS earliest
      FROM (
        SELECT vh, name, order_id, ${MOMENT} AS moment, ${mask} AS mask
        FROM events
        WHERE site_id = {site: String} AND order_id != '' AND (${asks(deeds)}) AND ${IS_STAMPED}
      )
      WHERE mask > 0
      GROUP BY vh, name, order_id
    )
  )
  GROUP BY vh
  HAVING max(machine) = 0 AND max(member) > 0 AND NOT (${IS_IN_TWO_ARMS})`,
  )})
GROUP BY place
ORDER BY place`
}

/**
 * Where the ways that lead to one step (`at` these moments, having `begun` at those) go on by one of
 * some moments: each from the latest way before it, unless that began too long ago. Doubled, moments
 * stand before the ways that got there at the same moment, so that these are not before them.
 */
function wayOn(from: string, moments: string, to: string): string {
  const isInTime = (moment: string, begun: string) =>
    `bitAnd(${moment}, 1) = 0 AND ${begun} > 0 AND ${millis(`bitShiftRight(${moment}, 1)`)} - ${millis(begun)} <= {within: Int64}`
  return `
    empty(at${from}) OR empty(${moments}) OR at${from}[1] >= ${moments}[-1] AS none${to},
    arrayConcat(arrayMap(each -> bitShiftLeft(each, 1), if(none${to}, [], ${moments})), arrayMap(each -> bitShiftLeft(each, 1) + 1, if(none${to}, [], at${from}))) AS all${to},
    arraySort(all${to}) AS sorted${to},
    arrayFill(each -> each > 0, arraySort(
      (each, moment) -> moment,
      arrayConcat(arrayMap(each -> toUInt64(0), if(none${to}, [], ${moments})), if(none${to}, [], begun${from})),
      all${to}
    )) AS last${to},
    arrayMap(each -> bitShiftRight(each, 1), arrayFilter((moment, begun) -> ${isInTime('moment', 'begun')}, sorted${to}, last${to})) AS at${to},
    arrayFilter((begun, moment) -> ${isInTime('moment', 'begun')}, last${to}, sorted${to}) AS begun${to}`
}

type ByStamp = [stamps: number[], visitors: string[]]
type Quartiles = [q1: number | null, median: number | null, q3: number | null]

export type FunnelRow = { place: number; all: ByStamp } & Record<`reached${number}`, ByStamp> &
  Record<`times${number}`, Quartiles> &
  Record<`wentOn${number}`, string>

export const withinParam = (within: number | null) => within ?? EVER
