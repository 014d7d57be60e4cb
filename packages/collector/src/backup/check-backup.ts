import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import * as v from 'valibot'
import { BackupError } from './backup-error.ts'
import { type Entry, MANIFEST, type Manifest, manifest, SEAL } from './manifest.ts'
import { readArchive } from './read-archive.ts'

/** Reads a backup to its end: what it gives back is whole, to the last byte. */
export async function checkBackup(file: string): Promise<Manifest> {
  const found = new Map<string, Omit<Entry, 'rows'>>()
  let said = Buffer.alloc(0)
  let seal = ''
  try {
    await readArchive(file, async (name, content) => {
      if (name === MANIFEST) said = await buffer(content)
      else if (name === SEAL) seal = String(await buffer(content)).trim()
      else {
        const hash = createHash('sha256')
        let bytes = 0
        for await (const chunk of content) {
          hash.update(chunk)
          bytes += chunk.length
        }
        found.set(name, { name, bytes, sha256: hash.digest('hex') })
      }
    })
  } catch (error) {
    throw broken(file, (error as Error).message)
  }
  if (!said.length || !seal) throw broken(file, 'its end is missing')
  if (createHash('sha256').update(said).digest('hex') !== seal) {
    throw broken(file, 'its list of contents was altered')
  }
  const read = v.safeParse(manifest, JSON.parse(String(said)))
  if (!read.success) {
    throw new BackupError(`"${file}" is a backup of a newer Segue. Restore it with that one.`)
  }
  for (const { name, bytes, sha256 } of read.output.entries) {
    const entry = found.get(name)
    if (!entry) throw broken(file, `${name} is missing`)
    if (entry.bytes !== bytes || entry.sha256 !== sha256) throw broken(file, `${name} was altered`)
    found.delete(name)
  }
  const [more] = found.keys()
  if (more !== undefined) throw broken(file, `${more} does not belong to it`)
  return read.output
}

const broken = (file: string, why: string) =>
  new BackupError(
    `"${file}" is no whole backup: ${why.replace(/\.$/, '')}. Nothing was restored; take another one.`,
  )
