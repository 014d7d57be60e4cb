import type { Stamp } from './count-arms.ts'
import type { ByPhase } from './funnel-queries.ts'
import { IS_IN_TWO_ARMS, MEMBER, MOMENT, millis, STAMP } from './members.ts'

/** Milliseconds after the first exposure within which a conversion counts, as of `now`. */
export type TimesAsked = { goals: string[]; within: number; now: number }

/** Of all visitors, or of those who were first exposed in their first visit, or in a later one. */
export type TimesGroup = 'all' | 'new' | 'returning'

const GROUPS: TimesGroup[] = ['all', 'new', 'returning']

/**
 * How long an experience's visitors took to each goal: a row for each telling event, a row for each
 * visitor, the sums of each arm and group. Who is counted, and in which arm, is as in `countArms`. A
 * visit is the first one by the browser's own count.
 */
export const countTimes = (goals: number): string => {
  const each = (of: (n: number) => string) =>
    Array.from({ length: goals }, (_, index) => of(index + 1)).join(',\n  ')
  return `
SELECT {places: Array(UInt32)}[own] AS place, arrayJoin([0, if(isNew, 1, 2)]) AS split,
  sumMap([own], [toUInt64(1)]) AS all,
  ${each(
    (n) => `sumMapIf([own], [toUInt64(1)], did${n}) AS reached${n},
  countIf(NOT did${n} AND isOpen) AS waiting${n},
  quantilesExactInclusiveIf(0.25, 0.5, 0.75)(time${n}, did${n}) AS times${n}`,
  )}
FROM (
  SELECT argMin(stamp, moment) AS own, min(moment) AS since, argMin(isFirst, bitShiftLeft(moment, 1) + (NOT isFirst)) AS isNew,
    bitCount(groupBitOr(bitShiftLeft(toUInt64(1), least(stamp, 63)))) AS seen,
    min(stamp) AS low, max(stamp) AS high,
    ${millis('since')} + {within: Int64} > {now: Int64} AS isOpen,
    ${each(
      (
        n,
      ) => `${millis(`minIf(moment, has(reached, {goals: Array(String)}[${n}]))`)} - ${millis('since')} AS time${n},
    max(has(reached, {goals: Array(String)}[${n}])) AND time${n} <= {within: Int64} AS did${n}`,
    )}
  FROM (
    SELECT vh, ${STAMP} AS stamp, ${MOMENT} AS moment, bot > 0 AS machine, goals AS reached,
      endsWith(visit_id, '-1') AS isFirst
    FROM events
    WHERE site_id = {site: String} AND ${MEMBER} AND stamp > 0
  )
  GROUP BY vh
  HAVING max(machine) = 0 AND NOT (${IS_IN_TWO_ARMS})
)
GROUP BY place, split
ORDER BY place, split`
}

type ByStamp = [stamps: number[], visitors: string[]]

export type TimesRow = { place: number; split: number; all: ByStamp } & Record<
  `reached${number}`,
  ByStamp
> &
  Record<`times${number}`, (number | null)[]> &
  Record<`waiting${number}`, string>

export type TimesCounts = {
  audience: string
  arm: string
  group: TimesGroup
  visitors: ByPhase
  /** In the order in which goals were asked for. */
  goals: {
    converters: ByPhase
    /** Those who have not converted and have time left. */
    waiting: number
    /** Of those who converted in time. */
    times: { q1: number; median: number; q3: number } | null
  }[]
}

export type TimesStore = {
  countTimes(site: string, experience: string, asked: TimesAsked): Promise<TimesCounts[]>
}

type Rows = <Row>(query: string, params: Record<string, unknown>) => Promise<Row[]>

type StampsOf = (
  site: string,
  experience: string,
) => Promise<{ stamps: Stamp[]; params: Record<string, unknown> }>

export function timesQueries(rows: Rows, stampsOf: StampsOf): TimesStore {
  return {
    async countTimes(site, experience, asked) {
      const { stamps, params } = await stampsOf(site, experience)
      const arms = stamps.map(({ audience, arm }) => JSON.stringify([audience, arm]))
      const places = [...new Set(arms)]
      const found = await rows<TimesRow>(countTimes(asked.goals.length), {
        ...params,
        ...asked,
        places: arms.map((arm) => places.indexOf(arm)),
      })
      const byPhase = ([own, visitors]: ByStamp): ByPhase =>
        own.map((stamp, n) => ({
          phase: stamps[stamp - 1]!.phase,
          visitors: Number(visitors[n]),
        }))
      return found.map((row) => {
        const [audience, arm] = JSON.parse(places[row.place]!) as [string, string]
        return {
          audience,
          arm,
          group: GROUPS[row.split]!,
          visitors: byPhase(row.all),
          goals: asked.goals.map((_, n) => {
            const [q1, median, q3] = row[`times${n + 1}`]!
            return {
              converters: byPhase(row[`reached${n + 1}`]!),
              waiting: Number(row[`waiting${n + 1}`]),
              times: q1 == null ? null : { q1, median: median!, q3: q3! },
            }
          }),
        }
      })
    },
  }
}
