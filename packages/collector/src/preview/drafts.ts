import { createHash } from 'node:crypto'
import type { Config } from '@segue/core'
import type { SmallDatabase } from '../publish/database.ts'

/** Drafts that links show, by the hash of their content: what a link has shown it goes on to show. */
export type Drafts = ReturnType<typeof openDrafts>

export function openDrafts(database: SmallDatabase) {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO preview_drafts (id, at, config) VALUES (?, ?, ?)',
  )
  const select = database.prepare('SELECT config FROM preview_drafts WHERE id = ?')
  const remove = database.prepare('DELETE FROM preview_drafts WHERE at < ?')

  return {
    /** Keeps a draft from `at` on, and those no longer that are older than `before`. */
    keep(config: Config, at: number, before: number): string {
      const text = JSON.stringify(config)
      const id = createHash('sha256').update(text).digest('base64url').slice(0, 22)
      remove.run([before])
      insert.run([id, at, text])
      return id
    },
    find(id: string): Config | undefined {
      const row = select.get([id]) as { config: string } | undefined
      return row && (JSON.parse(row.config) as Config)
    },
  }
}
