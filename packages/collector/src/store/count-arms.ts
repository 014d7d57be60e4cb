import type { ArmCounts, Counts } from './store.ts'

/**
 * One pass over one table, from the inside out: a row for each conversion of a visitor (and, under
 * the empty goal, one for being there), a row for each visitor, the sums of each arm.
 *
 * - A visitor belongs to the arm of the first stamp, so that one who lost the profile is no two.
 * - An order counts once for its visitor, however often the thank-you page was loaded; GA4 does the
 *   same with `transaction_id`. An order that two visitors share counts for both: visitors are what
 *   a test compares, and with a site that sends "1" as every order's id, all but one would be lost.
 * - An event that came twice falls together by its id. That is why there is no FINAL, which would
 *   have the table merged for every report.
 * - What is first is first by time, then by the page's own count; as one number, for comparing
 *   pairs took half of the time.
 * - Who was once seen to be a program is one with all that it did, and is set aside.
 * - Decimals of 38 digits, for the sum of many values of a trillion.
 */
export const COUNT_ARMS = `
SELECT is_machine, audience, arm, goal, count() AS visitors, sum(was_late) AS late,
  sum(times) AS conversions, toString(sum(worth)) AS value
FROM (
  SELECT
    splitByChar('/', anyIf(first_stamp, goal = '')) AS stamp,
    stamp[1] AS audience, stamp[2] AS arm,
    anyIf(first_late, goal = '') AS was_late,
    max(machine) AS is_machine,
    sumMap([goal], [toUInt64(1)], [toDecimal128(first_value, 4)]) AS sums
  FROM (
    WITH bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 16) + least(seq, 65535) AS moment
    SELECT vh,
      arrayJoin(arrayConcat([''], goals)) AS goal,
      multiIf(goal = '', '', order_id = '', toString(event_id), order_id) AS conversion,
      argMin(arms[{experience: String}], moment) AS first_stamp,
      argMin(value, moment) AS first_value,
      max(bot > 0) AS machine,
      argMinIf(
        JSONExtractBool(props, 'late'), moment,
        kind = 'exposure' AND JSONExtractString(props, 'experience') = {experience: String}
      ) AS first_late
    FROM events
    WHERE site_id = {site: String} AND mapContains(arms, {experience: String})
    GROUP BY vh, goal, conversion
  )
  GROUP BY vh
  HAVING length(stamp) = 3
)
ARRAY JOIN sums.1 AS goal, sums.2 AS times, sums.3 AS worth
GROUP BY is_machine, audience, arm, goal
ORDER BY is_machine, audience, arm, goal`

export type CountRow = {
  is_machine: number
  audience: string
  arm: string
  goal: string
  visitors: string
  late: string
  conversions: string
  value: string
}

/** The empty goal comes first in each arm and stands for the arm itself. */
export function countsOf(rows: CountRow[]): Counts {
  const arms: ArmCounts[] = []
  let machines = 0
  for (const { is_machine, audience, arm, goal, visitors, late, conversions, value } of rows) {
    if (is_machine) {
      if (goal === '') machines += Number(visitors)
      continue
    }
    if (goal === '') {
      arms.push({ audience, arm, visitors: Number(visitors), late: Number(late), goals: [] })
    } else {
      arms.at(-1)?.goals.push({
        goal,
        converters: Number(visitors),
        conversions: Number(conversions),
        value: Number(value),
      })
    }
  }
  return { arms, setAside: { machines } }
}
