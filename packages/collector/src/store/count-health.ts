import { CONFLICT, EXPOSURE, type Health, type Spell, TARGET_MISSING } from '@segue/core'

// An event that came twice is one row here, as in the other reports.
const EVENTS = `(
  SELECT event_id, any(e.name) AS name, any(e.at) AS at, any(page_id) AS page, any(e.props) AS props
  FROM events AS e
  WHERE site_id = {site: String} AND bot = 0 AND vh <= {high: UInt64}
    AND e.name IN ('${EXPOSURE}', '${TARGET_MISSING}', '${CONFLICT}')
    AND JSONExtractString(e.props, 'experience') = {experience: String}
    AND e.at >= fromUnixTimestamp64Milli({from: Int64})
  GROUP BY event_id
)`
const RECENT = 'at >= fromUnixTimestamp64Milli({since: Int64})'

export const COUNT_SPELLS = `
SELECT ${RECENT} AS recent,
  countIf(name = '${EXPOSURE}') AS exposed,
  countIf(name = '${EXPOSURE}' AND JSONExtractBool(props, 'late')) AS late,
  countIf(name = '${EXPOSURE}' AND JSONExtractBool(props, 'framework')) AS frameworks,
  countIf(name = '${TARGET_MISSING}') AS missing,
  uniqExactIf(page, name = '${CONFLICT}') AS conflicts,
  quantileIf(0.75)(JSONExtractFloat(props, 'lateness'), JSONHas(props, 'lateness')) AS lateness,
  quantileIf(0.75)(JSONExtractFloat(props, 'masked'), JSONHas(props, 'masked')) AS masked
FROM ${EVENTS}
GROUP BY recent`

/** The targets that most exposures name, each with the words that most of them found there. */
export const COUNT_TARGETS = `
SELECT found.1 AS target, JSONExtractUInt(found.2, 1) AS matches, JSONExtractString(found.2, 2) AS text,
  countIf(${RECENT}) AS lately, countIf(NOT (${RECENT})) AS before
FROM ${EVENTS}
ARRAY JOIN JSONExtractKeysAndValuesRaw(props, 'targets') AS found
WHERE name = '${EXPOSURE}'
GROUP BY target, matches, text
ORDER BY lately + before DESC, target, matches, text
LIMIT 500`

export type SpellRow = Record<
  'recent' | 'exposed' | 'late' | 'missing' | 'conflicts' | 'frameworks',
  string
> &
  Record<'lateness' | 'masked', number | null>
export type TargetRow = { target: string; text: string } & Record<
  'matches' | 'lately' | 'before',
  string
>

/** So many texts of a target are told apart. */
const MOST_TEXTS = 5

export function healthOf(spells: SpellRow[], rows: TargetRow[]): Health {
  const spell = (recent: number): Spell => {
    const row = spells.find((each) => Number(each.recent) === recent)
    return {
      exposed: Number(row?.exposed ?? 0),
      late: Number(row?.late ?? 0),
      missing: Number(row?.missing ?? 0),
      conflicts: Number(row?.conflicts ?? 0),
      frameworks: Number(row?.frameworks ?? 0),
      lateness: row?.lateness ?? null,
      masked: row?.masked ?? null,
    }
  }
  const targets = [...new Set(rows.map(({ target }) => target))]
  return {
    lately: spell(1),
    before: spell(0),
    targets: targets.map((target) => {
      const own = rows.filter((row) => row.target === target)
      const exposures = (holds: (matches: number) => boolean) =>
        own
          .filter(({ matches }) => holds(Number(matches)))
          .reduce((sum, { lately }) => sum + Number(lately), 0)
      const texts = [...new Set(own.flatMap(({ text }) => text || []))]
      const of = (text: string, key: 'lately' | 'before') =>
        own.reduce((sum, row) => sum + (row.text === text ? Number(row[key]) : 0), 0)
      return {
        target,
        none: exposures((matches) => matches === 0),
        one: exposures((matches) => matches === 1),
        several: exposures((matches) => matches > 1),
        most: Math.max(...own.map(({ matches }) => Number(matches))),
        texts: texts
          .slice(0, MOST_TEXTS)
          .map((text) => ({ text, lately: of(text, 'lately'), before: of(text, 'before') })),
      }
    }),
  }
}
