import type { Session } from '@segue/core'
import type { SmallDatabase } from '../publish/database.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export type SessionLimits = {
  /** Without a request for so long, it is over. */
  idle: number
  /** So long after it began, it is over in any case. */
  most: number
}
export const USUAL_SESSION_LIMITS: SessionLimits = { idle: 12 * HOUR, most: 14 * 24 * HOUR }

/** When it was last used is written down no oftener than so. */
const SEEN_EVERY = MINUTE

export type OpenSession = {
  id: string
  /** Null for whoever holds the data directory. */
  account: string | null
  /** It was begun by a link that works once, so its password may be forgotten. */
  byLink: boolean
}

type Row = {
  id: string
  account: string | null
  by_link: number
  at: number
  seen_at: number
  browser: string
  origin: string
}

export type Sessions = ReturnType<typeof openSessions>

/** Who is signed in. What a cookie holds is kept as a hash only. */
export function openSessions(
  database: SmallDatabase,
  now: () => number,
  { idle, most }: SessionLimits = USUAL_SESSION_LIMITS,
) {
  const insert = database.prepare(
    'INSERT INTO sessions (hash, id, account, by_link, at, seen_at, browser, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const one = database.prepare('SELECT * FROM sessions WHERE hash = ?')
  const see = database.prepare('UPDATE sessions SET seen_at = ? WHERE id = ?')
  const of = database.prepare('SELECT * FROM sessions WHERE account IS ? ORDER BY seen_at DESC')
  const end = database.prepare('DELETE FROM sessions WHERE id = ? AND account IS ?')
  const endOthers = database.prepare('DELETE FROM sessions WHERE account IS ? AND id IS NOT ?')
  const endOld = database.prepare('DELETE FROM sessions WHERE seen_at < ? OR at < ?')

  const isOver = ({ at, seen_at }: Row) => now() - seen_at >= idle || now() - at >= most

  return {
    /** The secret for the cookie; `of` says where it holds, and it holds nowhere else. */
    begin(
      place: string,
      who: { account: string | null; byLink: boolean; browser: string; from: string },
    ): string {
      endOld.run([now() - idle, now() - most])
      const secret = newSecret()
      insert.run([
        hashOf(`${place} ${secret}`),
        newId(),
        who.account,
        who.byLink ? 1 : 0,
        now(),
        now(),
        who.browser.slice(0, 200),
        who.from,
      ])
      return secret
    },
    find(place: string, secret: string): OpenSession | undefined {
      const row = one.get([hashOf(`${place} ${secret}`)]) as Row | undefined
      if (!row || isOver(row)) return undefined
      if (now() - row.seen_at >= SEEN_EVERY) see.run([now(), row.id])
      return { id: row.id, account: row.account, byLink: row.by_link === 1 }
    },
    list: (account: string | null, current: string): Session[] =>
      (of.all([account]) as Row[])
        .filter((row) => !isOver(row))
        .map(({ id, at, seen_at, browser, origin }) => ({
          id,
          at,
          seenAt: seen_at,
          browser,
          from: origin,
          current: id === current,
        })),
    /** Whether there was such a one. */
    end: (account: string | null, id: string): boolean => end.run([id, account]).changes > 0,
    /** All of somebody's, but for one that may stay. */
    endAll: (account: string | null, but: string | null = null) =>
      void endOthers.run([account, but]),
  }
}
