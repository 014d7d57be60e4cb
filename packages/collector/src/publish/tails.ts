import type { SmallDatabase } from './database.ts'
import { type Encoded, encode } from './encoded.ts'
import type { Runtime } from './runtime.ts'

/**
 * The later parts of the snippet by name, also those of earlier releases: a browser may run a
 * cached head for a week, and that head asks for the tail it was built with.
 */
export function openTails(database: SmallDatabase, { tail, tailName }: Runtime) {
  database.prepare('INSERT OR IGNORE INTO tails (name, body) VALUES (?, ?)').run([tailName, tail])
  const select = database.prepare('SELECT body FROM tails WHERE name = ?')
  const encoded = new Map<string, Promise<Encoded>>()

  return async function tailNamed(name: string): Promise<Encoded | undefined> {
    const ready = encoded.get(name)
    if (ready) return ready
    const row = select.get([name]) as { body: string } | undefined
    if (!row) return undefined
    const made = encode('text/javascript', row.body)
    encoded.set(name, made)
    return made
  }
}
