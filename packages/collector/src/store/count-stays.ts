import { IS_NOW, nameOf, SETTINGS, SITE_EVENTS } from './site-events.ts'

/**
 * Who of the period before is there in this one: of all of its visitors (segment ''), and of those
 * who were in a segment then. Who was seen to be a program in either is left out.
 */
export const COUNT_STAYS = `
SELECT arrayJoin(arrayPushFront(own_before, 0)) AS own_segment, ${nameOf('own_segment')} AS segment, count() AS before,
  countIf(seen) AS again, countIf(seen AND has(own_now, own_segment)) AS stayed,
  countIf(bought_before) AS buyers, countIf(bought_before AND bought_now) AS buyers_again
FROM (
  SELECT vh,
    arrayFilter(each -> each > 0, groupUniqArrayArrayIf(segments, NOT now)) AS own_before,
    arrayFilter(each -> each > 0, groupUniqArrayArrayIf(segments, now)) AS own_now,
    max(now) AS seen,
    max(name = 'purchase' AND NOT now) AS bought_before, max(name = 'purchase' AND now) AS bought_now
  FROM (SELECT vh, ${IS_NOW} AS now, segments, name, bot FROM (${SITE_EVENTS}))
  GROUP BY vh
  HAVING max(bot) = 0 AND min(now) = 0
)
GROUP BY own_segment
ORDER BY segment
${SETTINGS}`

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
