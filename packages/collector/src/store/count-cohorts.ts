import { VISITS_IN_PERIODS } from './site-visits.ts'
import { DEEDS } from './visits-table.ts'

/**
 * Those who made their first visit in a week, by the browser's own count of visits, and how many of
 * them did anything so many weeks later. Weeks begin on Monday in the zone. With a segment: those
 * who were in it at any event of the period.
 */
export const COUNT_COHORTS = `
SELECT toString(cohort) AS week, intDiv(toInt32(then - cohort), 7) AS later, count() AS visitors
FROM (
  SELECT vh, minIf(week, is_first) AS cohort, arrayJoin(groupUniqArray(week)) AS then
  FROM (
    SELECT vh, bot, segments, toMonday(quarter, {zone: String}) AS week, bitAnd(deeds, ${DEEDS.first}) > 0 AS is_first
    FROM visits
    WHERE ${VISITS_IN_PERIODS}
  )
  GROUP BY vh
  HAVING max(bot) = 0 AND max(is_first) AND
    ({segment: String} = '' OR max(has(segments, cityHash64({segment: String}))))
)
WHERE then >= cohort
GROUP BY cohort, later
ORDER BY cohort, later`

export type CohortRow = { week: string; later: number; visitors: string }
