import { isNow, nameOf, ORDERS, SETTINGS, setsOf, VISITS_IN_PERIODS } from './site-visits.ts'

/**
 * Who of the period before is there in this one: of all of its visitors (segment ''), and of those
 * who were in a segment then. Who was seen to be a program in either is left out.
 */
export function countStays(segments: number): string {
  const set = setsOf(segments)
  return `
SELECT arrayJoin(arrayPushFront(${set.list('own_before')}, 0)) AS own_segment, ${nameOf('own_segment')} AS segment, sum(alike) AS before,
  sumIf(alike, seen) AS again, sumIf(alike, seen AND has(${set.list('own_now')}, own_segment)) AS stayed,
  sumIf(alike, bought_before) AS buyers, sumIf(alike, bought_before AND bought_now) AS buyers_again
FROM (
  SELECT own_before, own_now, seen, bought_before, bought_now, count() AS alike
  FROM (
    SELECT ${set.togetherIf('own', 'NOT now')} AS own_before, ${set.togetherIf('own', 'now')} AS own_now,
      max(now) AS seen, max(bought AND NOT now) AS bought_before, max(bought AND now) AS bought_now
    FROM (
      SELECT vh, ${isNow('quarter')} AS now, ${set.of} AS own, bot, 0 AS bought FROM visits WHERE ${VISITS_IN_PERIODS}
      UNION ALL
      SELECT vh, ${isNow('at')} AS now, ${set.none} AS own, 0 AS bot, 1 AS bought FROM (${ORDERS})
    )
    GROUP BY vh
    HAVING max(bot) = 0 AND min(now) = 0
  )
  GROUP BY own_before, own_now, seen, bought_before, bought_now
)
GROUP BY own_segment
ORDER BY segment
${SETTINGS}`
}

type Name = 'before' | 'again' | 'stayed' | 'buyers' | 'buyers_again'
export type StayRow = { segment: string } & Record<Name, string>

/** Of visitors of the period before; `stayed` are those who came again and were in the segment still. */
export type Stay = {
  segment: string
  before: number
  again: number
  stayed: number
  buyers: number
  buyersAgain: number
}

export const stayOf = ({
  segment,
  before,
  again,
  stayed,
  buyers,
  buyers_again,
}: StayRow): Stay => ({
  segment,
  before: Number(before),
  again: Number(again),
  stayed: Number(stayed),
  buyers: Number(buyers),
  buyersAgain: Number(buyers_again),
})
