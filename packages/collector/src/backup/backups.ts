import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'
import type { DataDirectory } from '../data-directory.ts'
import type { DeadLetters } from '../ingest/dead-letters.ts'
import type { SmallDatabase } from '../publish/database.ts'
import type { Store } from '../store/store.ts'
import {
  DATABASE,
  type Entry,
  EVENTS,
  LETTERS,
  MANIFEST,
  type Manifest,
  SEAL,
  SECRETS,
} from './manifest.ts'

type Parts = {
  directory: Pick<DataDirectory, 'file' | 'secrets'>
  store: Pick<Store, 'eventRows'>
  database: SmallDatabase
  deadLetters: Pick<DeadLetters, 'flush'>
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  /** Of the data directory. */
  format: number
  now: () => number
}

export type Backups = {
  /** An archive of everything that was acknowledged before; undefined while another is being made. */
  make(): Promise<Readable | undefined>
}

const zip = promisify(gzip)

export function createBackups(parts: Parts): Backups {
  let isBusy = false
  return {
    async make() {
      if (isBusy) return undefined
      isBusy = true
      try {
        await parts.drain()
        await parts.deadLetters.flush()
      } catch (error) {
        isBusy = false
        throw error
      }
      const archive = Readable.from(archiveOf(parts))
      // Also when whoever asked for it goes away in the middle.
      archive.once('close', () => {
        isBusy = false
      })
      return archive
    },
  }
}

/** The bytes of the archive, made as they are asked for. */
async function* archiveOf(parts: Parts): AsyncGenerator<Buffer> {
  const archive = pack()
  const filled = fill(archive, parts).then(
    () => archive.finalize(),
    (error: Error) => archive.destroy(error),
  )
  try {
    for await (const chunk of archive) yield chunk as Buffer
    await filled
  } finally {
    archive.destroy()
  }
}

async function fill(archive: Pack, parts: Parts): Promise<void> {
  const { directory, store, database, format, now } = parts
  const at = new Date(now()).toISOString()
  const entries: Entry[] = []

  const add = async (name: string, content: Buffer, rows?: number) => {
    await put(archive, name, content)
    const sha256 = createHash('sha256').update(content).digest('hex')
    entries.push({ name, bytes: content.length, sha256, ...(rows !== undefined && { rows }) })
  }

  for await (const lines of store.eventRows({})) {
    const name = `${EVENTS}${String(entries.length).padStart(8, '0')}.jsonl.gz`
    await add(name, await zip(lines), countLines(lines))
  }
  const events = entries.reduce((sum, { rows = 0 }) => sum + rows, 0)
  for (const name of LETTERS) {
    const content = await readFile(directory.file(name)).catch(() => undefined)
    if (content) await add(name, content)
  }
  for (const name of directory.secrets()) {
    await add(`${SECRETS}${name}`, await readFile(directory.file(name)))
  }
  // After the events, so that it knows of every visitor who was erased meanwhile.
  entries.push(await addDatabase(archive, database, directory.file(`${DATABASE}.copy`)))

  const said = Buffer.from(
    JSON.stringify({ backup: 1, format, at, events, entries } satisfies Manifest, null, 2),
  )
  await put(archive, MANIFEST, said)
  await put(archive, SEAL, Buffer.from(createHash('sha256').update(said).digest('hex')))
}

/** A copy that is whole while others write, made beside it and taken from there. */
async function addDatabase(archive: Pack, database: SmallDatabase, copy: string): Promise<Entry> {
  try {
    // One that a crash has left.
    await rm(copy, { force: true })
    database.prepare('VACUUM INTO ?').run([copy])
    const { size } = await stat(copy)
    const hash = createHash('sha256')
    await new Promise<void>((resolve, reject) => {
      const sink = archive.entry({ name: DATABASE, size, mode: 0o600 }, (error) =>
        error ? reject(error) : resolve(),
      )
      createReadStream(copy)
        .on('data', (chunk) => hash.update(chunk))
        .on('error', reject)
        .pipe(sink as unknown as NodeJS.WritableStream)
    })
    return { name: DATABASE, bytes: size, sha256: hash.digest('hex') }
  } finally {
    await rm(copy, { force: true })
  }
}

/** Resolves when there is room for more. */
function put(archive: Pack, name: string, content: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    archive.entry({ name, size: content.length, mode: 0o600 }, content, (error) =>
      error ? reject(error) : resolve(),
    )
  })
}

function countLines(lines: Buffer): number {
  let count = 0
  for (let at = lines.indexOf(10); at >= 0; at = lines.indexOf(10, at + 1)) count++
  return count
}
