import type { Stamp } from './count-arms.ts'

const STAMP = 'indexOf({stamps: Array(String)}, arms[{experience: String}])'
const MOMENT = 'bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 16) + least(seq, 65535)'
const dayOf = (moment: string) =>
  `toDate(fromUnixTimestamp64Milli(toInt64(bitShiftRight(${moment}, 16)), 'UTC'))`

/**
 * When visitors were first exposed, and when they first reached a goal: of all of them (segment ''),
 * and of those who were in a segment at their first exposure. Who belongs to which arm, and who is set
 * aside, is found as in `count-arms.ts`.
 */
export const COUNT_COURSE = `
SELECT own AS stamp, arrayJoin(arrayPushFront(held, '')) AS segment,
  sumMap([${dayOf('first')}], [toUInt64(1)]) AS visitors,
  sumMapIf([${dayOf('reached')}], [toUInt64(1)], reached > 0) AS converters
FROM (
  SELECT vh, argMin(stamp, moment) AS own, min(moment) AS first,
    minIf(moment, has(goals, {goal: String})) AS reached,
    argMinIf(segments, moment, kind = 'exposure') AS held,
    bitCount(groupBitOr(bitShiftLeft(toUInt64(1), least(stamp, 63)))) AS seen,
    (min(stamp) AS low) < (max(stamp) AS high) AND
      greatest(seen, 2) > {ranks: Array(UInt32)}[high] - {ranks: Array(UInt32)}[low] + 1 AS in_two
  FROM (
    SELECT vh, kind, goals, segments, bot, ${STAMP} AS stamp, ${MOMENT} AS moment
    FROM events
    WHERE site_id = {site: String} AND (kind = 'exposure' OR bot > 0 OR has(goals, {goal: String})) AND stamp > 0
  )
  GROUP BY vh
  HAVING max(bot) = 0 AND NOT in_two
)
GROUP BY own, segment
ORDER BY segment, own`

type Days = [day: string[], count: string[]]
export type CourseRow = { stamp: string; segment: string; visitors: Days; converters: Days }

/** Of a segment, or ('') of all: how many came to an arm on each day, and how many first reached the goal. */
export type Course = Stamp & {
  segment: string
  visitors: ReadonlyMap<string, number>
  converters: ReadonlyMap<string, number>
}

const mapOf = ([days, counts]: Days) => new Map(days.map((day, n) => [day, Number(counts[n])]))

export const courseOf =
  (stamps: Stamp[]) =>
  ({ stamp, segment, visitors, converters }: CourseRow): Course => {
    const { audience, arm, phase } = stamps[Number(stamp) - 1]!
    return {
      audience,
      arm,
      phase,
      segment,
      visitors: mapOf(visitors),
      converters: mapOf(converters),
    }
  }
