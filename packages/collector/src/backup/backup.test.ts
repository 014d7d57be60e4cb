import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DataDirectory, openDataDirectory } from '../data-directory.ts'
import { formatOf } from '../data-version/format.ts'
import { openErased } from '../privacy/erased.ts'
import { openDatabase, type SmallDatabase } from '../publish/database.ts'
import { startEngine } from '../store/engine.ts'
import { eventOf, linesOf } from '../store/store-contract.ts'
import { type Backups, createBackups } from './backups.ts'
import { checkBackup } from './check-backup.ts'
import { restore } from './restore.ts'

let folder: string
let file: string
let directory: DataDirectory
let database: SmallDatabase
const gone = eventOf({ visitor: 'gone' })
const pages = [linesOf('shop', [eventOf(), gone]), linesOf('shop', [eventOf({ visitor: 'v2' })])]

function backups(format = formatOf()): Backups {
  return createBackups({
    directory,
    database,
    store: {
      async *eventRows() {
        yield* pages
        // Somebody asks to be forgotten while it is made.
        openErased(database).add('shop', 'gone', 1)
      },
    },
    deadLetters: { flush: async () => {} },
    drain: async () => {},
    format,
    now: () => Date.UTC(2026, 0),
  })
}
const save = async (file: string, made = backups()) =>
  pipeline((await made.make())!, createWriteStream(file))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'segue-backup-'))
  file = join(folder, 'one.tar')
  directory = openDataDirectory(join(folder, 'data'))
  directory.secret('preview.key')
  writeFileSync(directory.file('dead-letters.jsonl'), '{"reason":"none"}\n')
  database = openDatabase(directory.file('segue.db'))
  await save(file)
})
afterAll(() => {
  database.close()
  directory.close()
  rmSync(folder, { recursive: true })
})

it('says what it has, with a sum for each part', async () => {
  const { format, events, at, entries } = await checkBackup(file)
  expect([format, events, at]).toEqual([formatOf(), 3, '2026-01-01T00:00:00.000Z'])
  expect(entries.map(({ name, rows }) => [name, rows])).toEqual([
    ['events/00000000.jsonl.gz', 2],
    ['events/00000001.jsonl.gz', 1],
    ['dead-letters.jsonl', undefined],
    ['secrets/token', undefined],
    ['secrets/preview.key', undefined],
    ['segue.db', undefined],
  ])
  expect(existsSync(directory.file('segue.db.copy'))).toBe(false)
})

it('is refused when it is cut off anywhere, or altered anywhere', async () => {
  const whole = readFileSync(file)
  const wrong = join(folder, 'wrong.tar')
  for (let part = 0; part < 20; part++) {
    writeFileSync(wrong, whole.subarray(0, Math.floor((whole.length * part) / 20)))
    await expect(checkBackup(wrong)).rejects.toThrow(
      /wrong\.tar" is no whole backup: .*Nothing was restored; take another one\.$/,
    )
  }
  // In each part: a tar's blocks have 512 bytes, and what follows a part in its last one is nothing.
  const starts = [...whole.keys()].filter(
    (at) => at % 512 === 0 && whole.subarray(at + 257, at + 262).equals(Buffer.from('ustar')),
  )
  expect(starts).toHaveLength(8)
  for (const start of starts) {
    for (const at of [start, start + 130, start + 512, start + 522]) {
      const altered = Buffer.from(whole)
      altered[at]! ^= 1
      writeFileSync(wrong, altered)
      await expect(
        checkBackup(wrong),
        `byte ${at - start} of the part at ${start}`,
      ).rejects.toThrow('is no whole backup')
    }
  }
})

it('is restored with its secrets, and without those who were erased meanwhile', async () => {
  const data = join(folder, 'restored')
  expect(await restore(file, data)).toEqual({
    events: 2,
    leftOut: 1,
    at: '2026-01-01T00:00:00.000Z',
  })
  const again = openDataDirectory(data)
  try {
    expect(again.token).toBe(directory.token)
    for (const name of ['preview.key', 'dead-letters.jsonl']) {
      expect(readFileSync(again.file(name))).toEqual(readFileSync(directory.file(name)))
      expect(statSync(again.file(name)).mode & 0o777).toBe(0o600)
    }
    expect(existsSync(again.file('restoring'))).toBe(false)
    const { client, stop } = await startEngine({ path: again.file('events') })
    const found = await client.query({
      query: 'SELECT visitor_id FROM events ORDER BY visitor_id',
      format: 'JSONEachRow',
    })
    expect(await found.json()).toEqual([{ visitor_id: 'v1' }, { visitor_id: 'v2' }])
    await stop()
  } finally {
    again.close()
  }
})

it('is restored into an empty directory alone, and leaves it empty when it cannot be', async () => {
  await expect(restore(file, join(folder, 'data'))).rejects.toThrow(
    /^Data directory ".*" is held by another collector/,
  )
  const full = mkdtempSync(join(folder, 'full-'))
  writeFileSync(join(full, 'mine.txt'), 'mine')
  await expect(restore(file, full)).rejects.toThrow(`"${full}" is not empty. Restore into`)
  expect(readFileSync(join(full, 'mine.txt'), 'utf8')).toBe('mine')

  const newer = join(folder, 'newer.tar')
  await save(newer, backups(formatOf() + 1))
  await expect(restore(newer, join(folder, 'new'))).rejects.toThrow(
    `is of a data directory of format ${formatOf() + 1}, and this Segue knows formats up to ${formatOf()}`,
  )
  expect(existsSync(join(folder, 'new'))).toBe(false)
})

it('is one at a time, also after somebody went away in the middle', async () => {
  const made = backups()
  const first = (await made.make())!
  expect(await made.make()).toBeUndefined()
  first.destroy()
  await expect.poll(async () => (await made.make())?.destroy()).toBeTruthy()
})
