import type { ApiToken, Caller, Role } from '@segue/core'
import type { SmallDatabase } from '../publish/database.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

const DAY = 86_400_000
/** When one was last used is written down no oftener than so. */
const SEEN_EVERY = 60_000
/** So that programs that look for leaked secrets know what they have found. */
const PREFIX = 'segue_'

type Row = {
  hash: string
  id: string
  name: string
  site: string
  role: Role
  by: string
  at: number
  until: number | null
  seen_at: number | null
}

export type ApiTokens = ReturnType<typeof openApiTokens>

/** Programs' ways in, each for one site or all and with one role. Only hashes are kept. */
export function openApiTokens(database: SmallDatabase, now: () => number) {
  const insert = database.prepare(
    'INSERT INTO api_tokens (hash, id, name, site, role, by, at, until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const one = database.prepare('SELECT * FROM api_tokens WHERE hash = ?')
  const of = database.prepare('SELECT * FROM api_tokens WHERE site = ? ORDER BY at DESC')
  const see = database.prepare('UPDATE api_tokens SET seen_at = ? WHERE hash = ?')
  const end = database.prepare('DELETE FROM api_tokens WHERE site = ? AND id = ?')

  return {
    /** The secret is told this once. */
    make(of: { site: string; role: Role; name: string; days?: number | undefined; by: string }) {
      const [secret, id] = [PREFIX + newSecret(), newId()]
      const until = of.days === undefined ? null : now() + of.days * DAY
      insert.run([hashOf(secret), id, of.name, of.site, of.role, of.by, now(), until])
      return { id, secret }
    },
    caller(secret: string): Caller | undefined {
      if (!secret.startsWith(PREFIX)) return undefined
      const row = one.get([hashOf(secret)]) as Row | undefined
      if (!row || (row.until !== null && row.until <= now())) return undefined
      if (now() - (row.seen_at ?? 0) >= SEEN_EVERY) see.run([now(), row.hash])
      const { id, name, site, role } = row
      return { kind: 'token', id, name, email: null, roles: { [site]: role } }
    },
    list: (site: string): ApiToken[] =>
      (of.all([site]) as Row[]).map(({ id, name, role, by, at, until, seen_at }) => ({
        id,
        name,
        role,
        by,
        at,
        until,
        seenAt: seen_at,
      })),
    /** Whether there was such a one. */
    end: (site: string, id: string): boolean => end.run([site, id]).changes > 0,
  }
}
