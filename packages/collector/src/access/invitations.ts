import type { Invitation, Invited, Role } from '@segue/core'
import type { SmallDatabase } from '../publish/database.ts'
import { hashOf, newId, newSecret } from './secrets.ts'

/** An invitation holds for a week. */
const WEEK = 7 * 86_400_000

type Row = Invited & { hash: string; id: string; until: number }

export type Invitations = ReturnType<typeof openInvitations>

/** Links by which others come in, each once. */
export function openInvitations(database: SmallDatabase, now: () => number) {
  const insert = database.prepare(
    'INSERT INTO invitations (hash, id, site, role, email, by, until) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const one = database.prepare('SELECT * FROM invitations WHERE hash = ? AND until > ?')
  const of = database.prepare(
    'SELECT * FROM invitations WHERE site = ? AND until > ? ORDER BY until',
  )
  const end = database.prepare('DELETE FROM invitations WHERE site = ? AND id = ?')
  const use = database.prepare('DELETE FROM invitations WHERE hash = ?')
  const endOld = database.prepare('DELETE FROM invitations WHERE until <= ?')

  const find = (secret: string) => one.get([hashOf(secret), now()]) as Row | undefined

  return {
    make(to: { site: string; role: Role; email?: string | undefined; by: string }) {
      endOld.run([now()])
      const [secret, id, until] = [newSecret(), newId(), now() + WEEK]
      insert.run([hashOf(secret), id, to.site, to.role, to.email ?? null, to.by, until])
      return { id, secret, until }
    },
    look(secret: string): Invited | undefined {
      const row = find(secret)
      return row && { site: row.site, role: row.role, email: row.email, by: row.by }
    },
    /** Uses it up together with what comes of it; undefined where it is not there (any more). */
    use<Result>(secret: string, join: (invited: Invited) => Result): Result | undefined {
      return database.transaction(() => {
        const row = find(secret)
        if (!row) return undefined
        use.run([row.hash])
        return join(row)
      })()
    },
    list: (site: string): Invitation[] =>
      (of.all([site, now()]) as Row[]).map(({ id, role, email, by, until }) => ({
        id,
        role,
        email,
        by,
        until,
      })),
    /** Whether there was such a one. */
    end: (site: string, id: string): boolean => end.run([site, id]).changes > 0,
  }
}
