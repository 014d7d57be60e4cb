import type { Caller, ResultsLink } from '@segue/core'
import type { SmallDatabase } from '../publish/database.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

const DAY = 86_400_000

type Row = ResultsLink & { site: string; experience: string }
type Place = { site: string; experience: string }

export type ResultsLinks = ReturnType<typeof openResultsLinks>

/** Links that show one experience's results to whoever has them. Only hashes are kept. */
export function openResultsLinks(database: SmallDatabase, now: () => number) {
  const insert = database.prepare(
    'INSERT INTO results_links (hash, id, site, experience, by, at, until) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const holds = '(until IS NULL OR until > ?)'
  const one = database.prepare(`SELECT * FROM results_links WHERE hash = ? AND ${holds}`)
  const of = database.prepare(
    `SELECT * FROM results_links WHERE site = ? AND experience = ? AND ${holds} ORDER BY at DESC`,
  )
  const end = database.prepare(
    'DELETE FROM results_links WHERE site = ? AND experience = ? AND id = ?',
  )
  const endOld = database.prepare('DELETE FROM results_links WHERE until <= ?')

  return {
    /** The secret is told this once. */
    make({ site, experience }: Place, { days, by }: { days?: number | undefined; by: string }) {
      endOld.run([now()])
      const [secret, id] = [newSecret(), newId()]
      const until = days === undefined ? null : now() + days * DAY
      insert.run([hashOf(secret), id, site, experience, by, now(), until])
      return { id, secret, until }
    },
    caller(secret: string): Caller | undefined {
      const row = one.get([hashOf(secret), now()]) as Row | undefined
      if (!row) return undefined
      const { id, site, experience } = row
      const shows = { site, experience }
      return { kind: 'link', id, name: 'A link to results', email: null, roles: {}, shows }
    },
    list: ({ site, experience }: Place): ResultsLink[] =>
      (of.all([site, experience, now()]) as Row[]).map(({ id, by, at, until }) => ({
        id,
        by,
        at,
        until,
      })),
    /** Whether there was such a one. */
    end: ({ site, experience }: Place, id: string): boolean =>
      end.run([site, experience, id]).changes > 0,
  }
}
