import { createHash } from 'node:crypto'
import type { SmallDatabase } from '../publish/database.ts'

/** Whom to know nothing of any more: by a hash, so that the list itself names nobody. */
export type Erased = ReturnType<typeof openErased>

export function openErased(database: SmallDatabase) {
  const insert = database.prepare(
    'INSERT OR IGNORE INTO erased (site, visitor, at) VALUES (?, ?, ?)',
  )
  const rows = database.prepare('SELECT site, visitor FROM erased').all() as {
    site: string
    visitor: string
  }[]
  // Asked for each event, so it is not looked up each time.
  const known = new Set(rows.map(({ site, visitor }) => `${site}/${visitor}`))
  return {
    add(site: string, visitor: string, at: number): void {
      const hash = hashOf(site, visitor)
      insert.run([site, hash, at])
      known.add(`${site}/${hash}`)
    },
    has: (site: string, visitor: string): boolean =>
      known.size > 0 && known.has(`${site}/${hashOf(site, visitor)}`),
  }
}

const hashOf = (site: string, visitor: string) =>
  createHash('sha256').update(`${site}/${visitor}`).digest('base64url')
