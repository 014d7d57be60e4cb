import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { openDataDirectory } from '../data-directory.ts'
import { formatOf, RESTORING, writeFormat } from '../data-version/format.ts'
import { createEnds } from '../ends.ts'
import { openErased } from '../privacy/erased.ts'
import { openDatabase } from '../publish/database.ts'
import { clickHouseStore } from '../store/clickhouse-store.ts'
import { startEngine } from '../store/engine.ts'
import { BackupError } from './backup-error.ts'
import { checkBackup } from './check-backup.ts'
import { EVENTS, type Manifest, SECRETS } from './manifest.ts'
import { readArchive } from './read-archive.ts'

/** `leftOut`: events of visitors who were erased while the backup was made. */
export type Restored = { events: number; leftOut: number; at: string }

const unzip = promisify(gunzip)

/** Makes a data directory of a backup. The directory is empty before, and after a failure too. */
export async function restore(file: string, data: string): Promise<Restored> {
  const path = resolve(data)
  const isNew = !existsSync(path)
  if (!isNew) expectEmpty(path)
  const said = await checkBackup(file)
  if (said.format > formatOf()) {
    throw new BackupError(
      `"${file}" is of a data directory of format ${said.format}, and this Segue knows formats up to ${formatOf()}. ` +
        'Restore it with the Segue that made it, or with a newer one.',
    )
  }
  await mkdir(path, { recursive: true, mode: 0o700 })
  try {
    return await fill(file, path, said)
  } catch (error) {
    for (const name of contentOf(path)) await rm(join(path, name), { recursive: true, force: true })
    if (isNew) await rm(path, { recursive: true, force: true })
    throw error
  }
}

/** What a disk's own root directory has. */
const contentOf = (path: string) => readdirSync(path).filter((name) => name !== 'lost+found')

function expectEmpty(path: string): void {
  const names = contentOf(path)
  if (!names.length) return
  // Says so where a collector runs on it.
  if (names.includes('lock.db')) openDataDirectory(path).close()
  throw new BackupError(
    `"${path}" is not empty. Restore into a directory that is, and start with that one (--data or SEGUE_DATA).`,
  )
}

async function fill(file: string, path: string, said: Manifest): Promise<Restored> {
  // Until it is taken away nothing starts here.
  await writeFile(join(path, RESTORING), '')
  await readArchive(file, async (name, content) => {
    const entry = said.entries.find((each) => each.name === name)
    if (!entry || name.startsWith(EVENTS)) return
    const place = join(path, name.startsWith(SECRETS) ? name.slice(SECRETS.length) : name)
    await pipeline(content, createWriteStream(place, { mode: 0o600, flush: true }))
  })
  const ends = createEnds((error) => {
    throw error
  })
  try {
    const directory = openDataDirectory(path)
    ends.add(directory.close)
    const database = openDatabase(directory.file('segue.db'))
    ends.add(() => database.close())
    const { client, stop } = await startEngine({ path: directory.file('events') })
    ends.add(stop)
    const store = clickHouseStore(client)
    await store.prepare()

    const isErased = openErased(database).has
    let [events, leftOut] = [0, 0]
    await readArchive(file, async (name, content: Readable) => {
      if (!name.startsWith(EVENTS)) return
      const lines = String(await unzip(await buffer(content)))
        .split('\n')
        .slice(0, -1)
      const kept = lines.filter((line) => {
        const { site_id, visitor_id } = JSON.parse(line)
        return !isErased(site_id, visitor_id)
      })
      leftOut += lines.length - kept.length
      events += kept.length
      if (kept.length) await store.insert(randomUUID(), Buffer.from(`${kept.join('\n')}\n`))
    })
    const result = await client.query({
      query: 'SELECT count() AS n FROM events',
      format: 'JSONEachRow',
    })
    const [there] = await result.json<{ n: string }>()
    if (events + leftOut !== said.events || Number(there?.n) !== events) {
      throw new BackupError(
        `The store has ${there?.n} events, and the backup speaks of ${said.events}. Nothing was restored; try again, or take another backup.`,
      )
    }
    await writeFormat(directory, said.format)
    await rm(directory.file(RESTORING))
    return { events, leftOut, at: said.at }
  } finally {
    await ends.all()
  }
}
