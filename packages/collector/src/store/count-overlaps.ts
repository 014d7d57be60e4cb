import { IN_PERIODS } from './site-events.ts'

/** For each two segments that have visitors of a period in common: how many. Programs left out. */
export const COUNT_OVERLAPS = `
SELECT pair.1 AS one, pair.2 AS other, count() AS both
FROM (
  SELECT arraySort(arrayIntersect(groupUniqArrayArray(segments), {segments: Array(String)})) AS own,
    arrayJoin(arrayFlatten(arrayMap(
      (one, n) -> arrayMap(other -> (one, other), arraySlice(own, n + 1)), own, arrayEnumerate(own)
    ))) AS pair
  FROM events
  WHERE ${IN_PERIODS}
  GROUP BY vh
  HAVING max(bot) = 0
)
GROUP BY one, other
ORDER BY both DESC, one, other`

export type OverlapRow = { one: string; other: string; both: string }
