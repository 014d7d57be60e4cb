import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDataDirectory } from '../data-directory.ts'
import { openDatabase } from '../publish/database.ts'
import { openSites } from '../publish/sites.ts'
import { clickHouseStore } from '../store/clickhouse-store.ts'
import { startEngine } from '../store/engine.ts'
import { eventOf, linesOf } from '../store/store-contract.ts'
import { downgrade } from './downgrade.ts'
import { formatOf, readFormat } from './format.ts'
import { STEPS, type Step } from './steps.ts'
import { upgrade } from './upgrade.ts'

// What every later release does to the directory of an earlier one, with a step that is real.

const mood: Step = {
  name: 'visitors have a mood',
  async up({ database, client }) {
    database.exec('CREATE TABLE IF NOT EXISTS moods (name TEXT PRIMARY KEY) STRICT')
    await client.command({
      query: "ALTER TABLE events ADD COLUMN IF NOT EXISTS mood String DEFAULT 'calm'",
    })
  },
  async down({ database, client }) {
    database.exec('DROP TABLE IF EXISTS moods')
    await client.command({ query: 'ALTER TABLE events DROP COLUMN IF EXISTS mood' })
  },
}
const later = [...STEPS, mood]
const [now, next] = [formatOf(), formatOf(later)]

let data: string
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'segue-format-')), 'data')
})
afterEach(() => rmSync(join(data, '..'), { recursive: true }))

const written = () => readFileSync(join(data, 'format'), 'utf8')

/** Opens the directory as a start does, and hands its parts to whoever wants to look. */
async function open<Result>(
  steps: readonly Step[],
  look: (parts: Opened) => Promise<Result>,
): Promise<Result> {
  const directory = openDataDirectory(data)
  try {
    const from = await readFormat(directory, steps)
    const database = openDatabase(directory.file('segue.db'))
    const { client, stop } = await startEngine({ path: directory.file('events') })
    try {
      const store = clickHouseStore(client)
      await store.prepare()
      await upgrade({ directory, from, steps, database, client })
      const columns = async () => {
        const answer = await client.query({ query: 'DESCRIBE events', format: 'JSONEachRow' })
        return (await answer.json<{ name: string }>()).map(({ name }) => name)
      }
      return await look({ database, store, columns })
    } finally {
      await stop()
      database.close()
    }
  } finally {
    directory.close()
  }
}
type Opened = {
  database: ReturnType<typeof openDatabase>
  store: ReturnType<typeof clickHouseStore>
  columns(): Promise<string[]>
}

describe('A data directory', { timeout: 60_000 }, () => {
  it('is brought to the format of a later release and back, and keeps what is in it', async () => {
    const event = eventOf()
    await open(STEPS, async ({ database, store }) => {
      openSites(database).add({
        site: 'shop',
        name: 'Shop',
        version: 1,
        at: 1,
        note: '',
        config: {} as never,
        published: {} as never,
      })
      await store.insert(event.id, linesOf('shop', [event]))
    })
    expect(written()).toBe(`${now}\n`)
    // As a release left it that wrote no number down.
    rmSync(join(data, 'format'))
    const known = async ({ database, store }: Opened) => {
      expect(openSites(database).liveVersion('shop')).toBe(1)
      expect(await store.visitorEvents('shop', 'v1')).toMatchObject([{ id: event.id }])
    }

    await open(later, async (parts) => {
      await known(parts)
      expect(await parts.columns()).toContain('mood')
    })
    expect(written()).toBe(`${next}\n`)
    await expect(open(STEPS, known)).rejects.toThrow(
      `Data directory "${data}" has format ${next}, and this Segue knows formats up to ${now}. ` +
        `Start the newer Segue again, or take the directory back with it: segue downgrade --to ${now} --data ${data}`,
    )

    expect(await downgrade(data, now, later)).toBe(next)
    expect(written()).toBe(`${now}\n`)
    await open(STEPS, async (parts) => {
      await known(parts)
      expect(await parts.columns()).not.toContain('mood')
    })
    await expect(downgrade(data, now, later)).rejects.toThrow(`has format ${now} already`)
  })

  it('takes the events of a release that knew of no clocks, and can be given back to it', async () => {
    const event = eventOf()
    await open(STEPS, async ({ store }) => store.insert(event.id, linesOf('shop', [event])))
    expect(await downgrade(data, 1)).toBe(formatOf())
    const left = await open([], async ({ store, columns }) => {
      expect(await store.visitorEvents('shop', 'v1')).toMatchObject([{ id: event.id }])
      return columns()
    })
    expect(left).not.toContain('skew')
    await open(STEPS, async ({ store, columns }) => {
      expect(await columns()).toContain('skew')
      const { visitors, skewed } = await store.countSenders('shop', 0)
      expect([visitors, skewed]).toEqual([1, 0])
    })
  })

  it('stays as it was when a step fails, or cannot be taken back', async () => {
    await open(STEPS, async () => {})
    const failing: Step = {
      ...mood,
      up: () => Promise.reject(new Error('No space left on device')),
    }
    await expect(open([...later, failing], async () => {})).rejects.toThrow(
      `could not be brought to format ${next + 1} (visitors have a mood): No space left on device. It is still of format ${next}`,
    )
    // What went well is not done again.
    expect(written()).toBe(`${next}\n`)
    const { down: _, ...forGood } = mood
    await expect(downgrade(data, now, [...STEPS, forGood])).rejects.toThrow(
      '"visitors have a mood" cannot be taken back. Restore a backup',
    )
    expect(written()).toBe(`${next}\n`)
  })

  it('is not made by who wants to take one back', async () => {
    await expect(downgrade(data, 1)).rejects.toThrow(`There is no collector's data in "${data}"`)
    expect(existsSync(data)).toBe(false)
  })

  it('is not begun when its number is none', async () => {
    openDataDirectory(data).close()
    writeFileSync(join(data, 'format'), 'two')
    await expect(open(STEPS, async () => {})).rejects.toThrow(/format" holds "two", which is no/)
  })
})
