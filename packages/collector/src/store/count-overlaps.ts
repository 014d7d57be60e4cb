import { SETTINGS, setsOf, VISITS_IN_PERIODS } from './site-visits.ts'

/** For each two segments that have visitors of a period in common: how many. Programs left out. */
export function countOverlaps(segments: number): string {
  const set = setsOf(segments)
  return `
SELECT pair.1 AS one, pair.2 AS other, sum(alike) AS both
FROM (
  SELECT arraySort(arrayMap(each -> {segments: Array(String)}[each], ${set.list('own')})) AS names, alike,
    arrayJoin(arrayFlatten(arrayMap(
      (one, n) -> arrayMap(other -> (one, other), arraySlice(names, n + 1)), names, arrayEnumerate(names)
    ))) AS pair
  FROM (
    SELECT own, count() AS alike
    FROM (
      SELECT ${set.together(set.of)} AS own
      FROM visits
      WHERE ${VISITS_IN_PERIODS}
      GROUP BY vh
      HAVING max(bot) = 0
    )
    GROUP BY own
  )
)
GROUP BY one, other
ORDER BY both DESC, one, other
${SETTINGS}`
}

export type OverlapRow = { one: string; other: string; both: string }
