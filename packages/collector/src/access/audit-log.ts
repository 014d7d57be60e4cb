import { createHash } from 'node:crypto'
import { ALL_SITES, type AuditCheck, type AuditEntry } from '@segue/core'
import type { SmallDatabase } from '../publish/database.ts'

export type NewEntry = Omit<AuditEntry, 'n' | 'hash'>

/** What the first entry stands on. */
const START = 'segue audit 1'
const A_PAGE = 100

export type AuditLog = ReturnType<typeof openAuditLog>

/**
 * Who did what, when. Each entry holds the hash of all before it, so that one which was altered or taken
 * out shows; that the last ones were cut off shows to who has noted a later head.
 */
export function openAuditLog(database: SmallDatabase) {
  const insert = database.prepare(
    'INSERT INTO audit (n, at, who, what, site, detail, origin, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const columns = 'SELECT n, at, who, what, site, detail, origin AS "from", hash FROM audit'
  const last = database.prepare(`${columns} ORDER BY n DESC LIMIT 1`)
  const all = database.prepare(`${columns} ORDER BY n`)
  const page = database.prepare(
    `${columns} WHERE n < ? AND (? = '${ALL_SITES}' OR site = ?) ORDER BY n DESC LIMIT ${A_PAGE}`,
  )
  const head = () => last.get([]) as AuditEntry | undefined

  return {
    write(entry: NewEntry): void {
      const before = head()
      const numbered = { ...entry, n: (before?.n ?? 0) + 1 }
      const { n, at, who, what, site, detail, from } = numbered
      insert.run([n, at, who, what, site, detail, from, chained(before?.hash ?? START, numbered)])
    },
    /** The newest first: those of a site, or all. */
    list: (site: string, before: number = Number.MAX_SAFE_INTEGER): AuditEntry[] =>
      (page.all([before, site, site]) as AuditEntry[]).map((entry) => ({ ...entry })),
    /** Looks at all of it. `noted`: a head that was read before, and must still be there. */
    check(noted?: string): AuditCheck {
      let [previous, entries, found] = [START, 0, noted === undefined || noted === START]
      for (const entry of all.iterate([]) as Iterable<AuditEntry>) {
        entries++
        const fault = (why: string) => ({ entries, head: previous, fault: { n: entry.n, why } })
        if (entry.n !== entries) return fault(`Entry ${entries} is not there.`)
        if (entry.hash !== chained(previous, entry)) {
          return fault(`Entry ${entry.n} is not what was written, or one before it is not.`)
        }
        previous = entry.hash
        found ||= previous === noted
      }
      const gone = { n: entries, why: 'The head that was noted is not there: the end was cut off.' }
      return { entries, head: previous, fault: found ? null : gone }
    },
  }
}

function chained(previous: string, entry: Omit<AuditEntry, 'hash'>): string {
  const { n, at, who, what, site, detail, from } = entry
  return createHash('sha256')
    .update(JSON.stringify([previous, n, at, who, what, site, detail, from]))
    .digest('base64url')
}
