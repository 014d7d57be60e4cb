import { EXPOSURE, TARGET_CLICK } from '@segue/core'
import { IS_NOW, nameOf, SETTINGS, SITE_EVENTS } from './site-events.ts'

/** How far down a page is far. */
const DEEP = 75

/** The most seconds that one event can tell: the snippet counts no more for a whole page. */
const MOST_SECONDS = 900

// When and what, as one number: the last answer is the highest.
const ANSWER = (key: number) =>
  `maxIf(toUInt64(toUnixTimestamp64Milli(at)) * 16 + toUInt64(amount), name = 'survey_answer' AND key = ${key})`

/**
 * What visitors did in two periods, of all of them (segment '') and of those of each segment: a row
 * for each visit, a row for each visitor, the sums. A visitor is of a segment in a period if any of
 * their events in it carries it, and then with all that they did in it. Who was seen to be a
 * program in a period is left out of it. A visit that goes on past a period's end is in both, with
 * what of it lies in each.
 */
export const COUNT_KPIS = `
SELECT ${nameOf('own_segment')} AS segment, now, count() AS visitors, countIf(notEmpty(own)) AS segmented,
  sum(visits) AS visits, countIf(visits > 1) AS returned,
  sum(views) AS views, sum(viewed) AS viewed, sum(bounced) AS bounced, sum(seconds) AS seconds, sum(deep) AS deep,
  countIf(converted) AS converters, countIf(exposed) AS exposed, countIf(exposed AND clicked) AS clickers,
  countIf(carted) AS carts, countIf(carted AND orders > 0) AS bought,
  countIf(orders > 0) AS buyers, sum(orders) AS orders, sum(priced) AS priced, toString(sum(worth)) AS revenue,
  countIf(nps > 0) AS asked, countIf(nps > 0 AND nps % 16 >= 9) AS promoters, countIf(nps > 0 AND nps % 16 <= 6) AS detractors,
  countIf(csat > 0) AS rated, countIf(csat > 0 AND csat % 16 >= 4) AS pleased
FROM (
  SELECT vh, now, arrayFilter(each -> each > 0, groupUniqArrayArray(segments)) AS own,
    arrayJoin(arrayPushFront(own, 0)) AS own_segment,
    count() AS visits, sum(views) AS views, countIf(views > 0) AS viewed, countIf(views = 1) AS bounced,
    sum(seconds) AS seconds, sum(deep) AS deep,
    max(converted) AS converted, max(exposed) AS exposed, max(clicked) AS clicked, max(carted) AS carted,
    sum(orders) AS orders, sum(priced) AS priced, sum(worth) AS worth, max(nps) AS nps, max(csat) AS csat
  FROM (
    SELECT vh, ${IS_NOW} AS now, visit,
      groupUniqArrayArray(segments) AS segments, max(bot) AS machine,
      countIf(name = 'page_view') AS views,
      sumIf(greatest(0, least(amount, ${MOST_SECONDS})), name = 'engagement') AS seconds,
      uniqExactIf(key, name = 'scroll' AND amount >= ${DEEP}) AS deep,
      max(kind = 'macro') AS converted, max(name = '${EXPOSURE}') AS exposed,
      max(name = '${TARGET_CLICK}') AS clicked, max(name = 'add_to_cart') AS carted,
      countIf(name = 'purchase') AS orders, sumIf(key, name = 'purchase') AS priced, sum(worth) AS worth,
      ${ANSWER(1)} AS nps, ${ANSWER(2)} AS csat
    FROM (${SITE_EVENTS})
    GROUP BY vh, now, visit
  )
  GROUP BY vh, now
  HAVING max(machine) = 0
)
GROUP BY own_segment, now
ORDER BY segment, now
${SETTINGS}`

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

/** What some visitors did in a period; all of it can be added up from single visitors. */
export type KpiCounts = Record<(typeof NAMES)[number], number>

export type KpiRow = { segment: string; now: number } & Record<keyof KpiCounts, string | number>

export const NO_COUNTS = Object.fromEntries(NAMES.map((name) => [name, 0])) as KpiCounts

export const kpiCountsOf = (row: KpiRow): KpiCounts =>
  Object.fromEntries(NAMES.map((name) => [name, Number(row[name])])) as KpiCounts
