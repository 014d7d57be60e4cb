import { stampOf } from './count-arms.ts'

/**
 * Of every experience and stamp: visitors, those who reached the macro goal, and for each micro goal
 * those who reached it before the macro goal or without it, and those who then reached that. Who was
 * seen to be a program or in two arms of a phase is left out, as in `countArms`. What was reached at
 * the same moment came neither before nor after, so it is no way to the macro goal.
 */
export const countMicro = (goals: number): string => {
  const each = (of: (n: number) => string) =>
    Array.from({ length: goals }, (_, index) => of(index + 1)).join(',\n  ')
  return `
SELECT experience, own AS stamp, count() AS visitors, countIf(isMacro) AS macro,
  ${each((n) => `countIf(did${n}) AS micro${n}, countIf(did${n} AND isMacro) AS both${n}`)}
FROM (
  SELECT experience, argMin(stamp, moment) AS own,
    max(reached = 0) AS isMacro, minIf(moment, reached = 0) AS then,
    ${each((n) => `max(reached = ${n}) AND (NOT isMacro OR minIf(moment, reached = ${n}) < then) AS did${n}`)}
  FROM (
    SELECT vh, pair.1 AS experience, pair.2 AS stamp, moment, machine, reached
    FROM (
      SELECT vh, arrayJoin(arrayZip(mapKeys(arms), mapValues(arms))) AS pair, bot > 0 AS machine,
        bitShiftLeft(toUInt64(toUnixTimestamp64Milli(at)), 16) + least(seq, 65535) AS moment,
        arrayJoin(if(empty(arrayIntersect(goals, {goals: Array(String)})), [-1],
          arrayMap(each -> toInt32(indexOf({goals: Array(String)}, each)) - 1, arrayIntersect(goals, {goals: Array(String)})))) AS reached
      FROM events
      WHERE site_id = {site: String} AND notEmpty(arms) AND (kind = 'exposure' OR bot > 0 OR hasAny(goals, {goals: Array(String)}))
    )
  )
  GROUP BY vh, experience
  HAVING max(machine) = 0 AND (
    length(groupUniqArray(stamp) AS seen) = 1
      OR arrayUniq(arrayMap(each -> splitByChar('/', toString(each))[3], seen)) = length(seen)
  )
)
GROUP BY experience, own
ORDER BY experience, own`
}

export type MicroRow = {
  experience: string
  stamp: string
  visitors: string
  macro: string
} & Record<`micro${number}` | `both${number}`, string>

export type MicroCounts = {
  experience: string
  audience: string
  arm: string
  phase: number
  visitors: number
  macro: number
  /** For each micro goal, in their order. */
  goals: { micro: number; both: number }[]
}

export type MicroStore = {
  countMicro(site: string, macro: string, micro: string[]): Promise<MicroCounts[]>
}

type Rows = <Row>(query: string, params: Record<string, unknown>) => Promise<Row[]>

export function microQueries(rows: Rows): MicroStore {
  return {
    async countMicro(site, macro, micro) {
      const found = await rows<MicroRow>(countMicro(micro.length), {
        site,
        goals: [macro, ...micro],
      })
      return found.flatMap((row) => {
        const stamp = stampOf(row.stamp)
        if (!stamp) return []
        return [
          {
            experience: row.experience,
            ...stamp,
            visitors: Number(row.visitors),
            macro: Number(row.macro),
            goals: micro.map((_, n) => ({
              micro: Number(row[`micro${n + 1}`]),
              both: Number(row[`both${n + 1}`]),
            })),
          },
        ]
      })
    },
  }
}
