import { SURVEY_ANSWER } from '@segue/core'
import { IN_PERIODS, nameOf, ORDERS, SETTINGS, setsOf, VISITS_IN_PERIODS } from './site-visits.ts'
import { countMarks, DEEDS, sumSeconds } from './visits-table.ts'

// When and what, as one number: the last answer is the highest.
const answer = (survey: 'nps' | 'csat', lowest: number) => `maxIf(
        toUInt64(toUnixTimestamp64Milli(at)) * 16 + toUInt64(amount),
        has({${survey}: Array(String)}, survey) AND amount BETWEEN ${lowest} AND ${survey === 'nps' ? 10 : 5}
      )`

const did = (deed: keyof typeof DEEDS) => `bitAnd(deeds, ${DEEDS[deed]}) > 0`

/** The number of the period to which a time belongs. */
export type PeriodOfTime = (time: string) => string

/**
 * What visitors did in each of some periods, of all of them (segment '') and of those of each segment. From the
 * inside out: a row for each visit, a row for each visitor, those who are of the same segments
 * together, the sums. A visitor is of a segment in a period if any of their events in it carries it,
 * and then with all that they did in it. Who was seen to be a program in a period is left out of it.
 * A visit that goes on past a period's end is in both, with what of it lies in each.
 */
export function countKpis(segments: number, periodOf: PeriodOfTime): string {
  const set = setsOf(segments)
  return `
SELECT ${nameOf('segment_number')} AS segment, period,
  ${SUMS.map((name) => `sum(${name}) AS ${name}`).join(', ')}, toString(sum(revenue)) AS revenue
FROM (
  SELECT period, arrayJoin(arrayPushFront(${set.list('own')} AS numbers, 0)) AS segment_number,
    count() AS visitors, if(notEmpty(numbers), visitors, 0) AS segmented,
    sum(visits) AS visits, countIf(visits > 1) AS returned,
    sum(views) AS views, sum(viewed) AS viewed, sum(bounced) AS bounced, sum(seconds) AS seconds, sum(deep) AS deep,
    countIf(${did('macro')}) AS converters, countIf(${did('exposed')}) AS exposed,
    countIf(${did('exposed')} AND ${did('clicked')}) AS clickers,
    countIf(${did('carted')}) AS carts, countIf(${did('carted')} AND orders > 0) AS bought,
    countIf(orders > 0) AS buyers, sum(orders) AS orders, sum(priced) AS priced, sum(worth) AS revenue,
    countIf(nps > 0) AS asked, countIf(nps > 0 AND nps % 16 >= 9) AS promoters, countIf(nps > 0 AND nps % 16 <= 6) AS detractors,
    countIf(csat > 0) AS rated, countIf(csat > 0 AND csat % 16 >= 4) AS pleased
  FROM (
    SELECT period, ${set.together('own')} AS own, max(bot) AS machine, groupBitOr(deeds) AS deeds,
      sum(visits) AS visits, sum(views) AS views, countIf(views > 0) AS viewed, countIf(views = 1) AS bounced,
      sum(seconds) AS seconds, sum(deep) AS deep, sum(orders) AS orders, sum(priced) AS priced, sum(worth) AS worth,
      max(nps) AS nps, max(csat) AS csat
    FROM (
      SELECT vh, period, own, bot, deeds, 1 AS visits,
        ${countMarks(0, 'distinct')} AS views, ${sumSeconds('distinct')} AS seconds, ${countMarks(2, 'distinct')} AS deep,
        0 AS orders, toUInt64(0) AS priced, toDecimal128(0, 4) AS worth, toUInt64(0) AS nps, toUInt64(0) AS csat
      FROM (
        SELECT vh, ${periodOf('quarter')} AS period, ${set.together('own')} AS own, max(bot) AS bot, groupBitOr(deeds) AS deeds,
          groupArrayArray(marks) AS found, if(count() > 1, arrayDistinct(found), found) AS distinct
        FROM (SELECT vh, visit, quarter, bot, deeds, ${set.of} AS own, marks FROM visits WHERE ${VISITS_IN_PERIODS})
        GROUP BY vh, period, visit
      )
      UNION ALL
      SELECT vh, ${periodOf('at')} AS period, ${set.none} AS own, 0 AS bot, if(kind = 'macro', ${DEEDS.macro}, 0) AS deeds, 0 AS visits,
        0 AS views, 0 AS seconds, 0 AS deep, 1 AS orders, priced, worth, 0 AS nps, 0 AS csat
      FROM (${ORDERS})
      UNION ALL
      SELECT vh, ${periodOf('at')} AS period, ${set.none} AS own, 0 AS bot, 0 AS deeds, 0 AS visits,
        0 AS views, 0 AS seconds, 0 AS deep, 0 AS orders, 0 AS priced, toDecimal128(0, 4) AS worth,
        ${answer('nps', 0)} AS nps, ${answer('csat', 1)} AS csat
      FROM (
        SELECT vh, at, JSONExtractString(props, 'survey') AS survey, JSONExtract(props, 'value', 'Float64') AS amount
        FROM events
        WHERE ${IN_PERIODS} AND name = '${SURVEY_ANSWER}' AND JSONHas(props, 'value')
      )
      GROUP BY vh, period
    )
    GROUP BY vh, period
    HAVING machine = 0
  )
  GROUP BY period, own
)
GROUP BY segment_number, period
ORDER BY segment, period
${SETTINGS}`
}

const NAMES = [
  'visitors',
  'segmented',
  'visits',
  'returned',
  'views',
  'viewed',
  'bounced',
  'seconds',
  'deep',
  'converters',
  'exposed',
  'clickers',
  'carts',
  'bought',
  'buyers',
  'orders',
  'priced',
  'revenue',
  'asked',
  'promoters',
  'detractors',
  'rated',
  'pleased',
] as const

const SUMS = NAMES.filter((name) => name !== 'revenue')

/** What some visitors did in a period; all of it can be added up from single visitors. */
export type KpiCounts = Record<(typeof NAMES)[number], number>

export type KpiRow = { segment: string; period: number | boolean } & Record<
  keyof KpiCounts,
  string | number
>

export const NO_COUNTS = Object.fromEntries(NAMES.map((name) => [name, 0])) as KpiCounts

export const kpiCountsOf = (row: KpiRow): KpiCounts =>
  Object.fromEntries(NAMES.map((name) => [name, Number(row[name])])) as KpiCounts
