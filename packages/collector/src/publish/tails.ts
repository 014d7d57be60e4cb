import type { SmallDatabase } from './database.ts'
import { type Encoded, encode } from './encoded.ts'
import type { Part } from './snippet-file.ts'

/**
 * The later parts of the snippet by name, also those of earlier versions and releases: a browser
 * may run a cached head for a week, and that head asks for the tail it was made with.
 */
export function openTails(database: SmallDatabase) {
  const insert = database.prepare('INSERT OR IGNORE INTO tails (name, body) VALUES (?, ?)')
  const select = database.prepare('SELECT body FROM tails WHERE name = ?')
  const encoded = new Map<string, Promise<Encoded>>()

  return {
    keep({ name, text }: Part): void {
      insert.run([name, text])
    },
    async named(name: string): Promise<Encoded | undefined> {
      const ready = encoded.get(name)
      if (ready) return ready
      const row = select.get([name]) as { body: string } | undefined
      if (!row) return undefined
      const made = encode('text/javascript', row.body)
      encoded.set(name, made)
      return made
    },
  }
}
