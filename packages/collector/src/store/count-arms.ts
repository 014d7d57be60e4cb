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
 * - Who was once seen to be a program is one with all that it did, and is set aside; so is who was
 *   seen in two arms of the same phase (a profile that was copied, say): neither arm is theirs.
 * - Decimals of 38 digits, for the sum of many values of a trillion.
 */
export const COUNT_ARMS = `
SELECT aside, audience, arm, goal, count() AS visitors, sum(was_late) AS late,
  sumMap([day], [toUInt64(goal = '')]) AS days, arraySort(groupUniqArray(toUInt32OrZero(stamp[3]))) AS phases,
  sum(toFloat64(worth) * toFloat64(worth)) AS squares,
  sum(times) AS conversions, toString(sum(worth)) AS value
FROM (
  SELECT
    splitByChar('/', anyIf(first_stamp, goal = '')) AS stamp,
    stamp[1] AS audience, stamp[2] AS arm,
    anyIf(first_late, goal = '') AS was_late,
    multiIf(
      max(machine), 'machine',
      length(arrayDistinct(groupArrayArray(stamps)) AS seen) >
        length(arrayDistinct(arrayMap(each -> splitByChar('/', each)[3], seen))), 'twoArms',
      ''
    ) AS aside,
    toString(toDate(fromUnixTimestamp64Milli(toInt64(bitShiftRight(min(first_moment), 16)), 'UTC'))) AS day,
    sumMap([goal], [toUInt64(1)], [toDecimal128(first_value, 4)]) AS sums
  FROM (
    WITH bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 16) + least(seq, 65535) AS moment
    SELECT vh,
      arrayJoin(arrayConcat([''], goals)) AS goal,
      multiIf(goal = '', '', order_id = '', toString(event_id), order_id) AS conversion,
      argMin(arms[{experience: String}], moment) AS first_stamp,
      groupUniqArray(arms[{experience: String}]) AS stamps,
      min(moment) AS first_moment,
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
GROUP BY aside, audience, arm, goal
ORDER BY aside, audience, arm, goal`

export type CountRow = {
  aside: '' | 'machine' | 'twoArms'
  audience: string
  arm: string
  goal: string
  visitors: string
  late: string
  conversions: string
  value: string
  squares: number
  days: [day: string[], visitors: string[]]
  phases: number[]
}

/** The empty goal comes first in each arm and stands for the arm itself. */
export function countsOf(rows: CountRow[]): Counts {
  const arms: ArmCounts[] = []
  const setAside = { machines: 0, twoArms: 0 }
  for (const row of rows) {
    const { aside, audience, arm, goal, visitors, late, conversions, value, squares } = row
    if (aside) {
      if (goal === '') setAside[aside === 'machine' ? 'machines' : 'twoArms'] += Number(visitors)
    } else if (goal === '') {
      const [days, firsts] = row.days
      arms.push({
        audience,
        arm,
        visitors: Number(visitors),
        late: Number(late),
        days: days.map((day, n) => ({ day, visitors: Number(firsts[n]) })),
        phases: row.phases,
        goals: [],
      })
    } else {
      arms.at(-1)?.goals.push({
        goal,
        converters: Number(visitors),
        conversions: Number(conversions),
        value: Number(value),
        squares: Number(squares),
      })
    }
  }
  return { arms, setAside }
}
