import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RefusedRows } from '../store/store.ts'
import { type Loader, startLoader } from './loader.ts'
import { type Log, openLog } from './log.ts'

type Letter = { site: string; reason: string; event: string }

let directory: string
let log: Log
let loaders: Loader[]
let errors: unknown[]
let letters: Letter[]

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'segue-loader-'))
  log = await openLog(directory, { sealAfter: 60_000 })
  loaders = []
  errors = []
  letters = []
})
afterEach(async () => {
  await Promise.all(loaders.map((loader) => loader.stop()))
  await log.close()
  rmSync(directory, { recursive: true })
})

type Insert = (token: string, rows: Buffer) => Promise<void>

function start(insert: Insert, flush = async () => {}): Loader {
  const deadLetters = { add: (letter: Letter) => letters.push(letter), flush }
  const onError = (error: unknown) => errors.push(error)
  const loader = startLoader({ log, store: { insert }, deadLetters, onError })
  loaders.push(loader)
  return loader
}

/** A store that keeps tokens as ClickHouse does, and refuses a segment with a "bad" row. */
function memoryStore() {
  const taken = new Map<string, string[]>()
  const insert: Insert = async (token, rows) => {
    const lines = rows.toString().trimEnd().split('\n')
    if (lines.some((line) => line.includes('bad'))) throw new RefusedRows('CANNOT_PARSE: "bad"')
    if (!taken.has(token)) taken.set(token, lines)
  }
  return { insert, taken, rows: () => [...taken.values()].flat() }
}

const append = (...rows: string[]) =>
  log.append(Buffer.from(rows.map((row) => `${row}\n`).join('')))

describe('The loader', { timeout: 30_000 }, () => {
  it('has everything in the store that was acknowledged before it was asked to drain', async () => {
    const store = memoryStore()
    const loader = start(store.insert)
    await append('1')
    await loader.drain()
    await append('2', '3')
    await Promise.all([loader.drain(), loader.drain()])
    expect(store.rows()).toEqual(['1', '2', '3'])
    expect(readdirSync(directory)).toEqual([])
  })

  it('tries again while the store is away, with the same token', async () => {
    const store = memoryStore()
    const tokens: string[] = []
    const loader = start(async (token, rows) => {
      tokens.push(token)
      await store.insert(token, rows)
      if (tokens.length < 3) throw new Error('connection reset')
    })
    await append('1')
    await loader.drain()
    expect(new Set(tokens).size).toBe(1)
    expect(store.rows()).toEqual(['1'])
    expect(errors).toHaveLength(2)
  })

  it('parts the bad rows from the good, and writes down why', async () => {
    const store = memoryStore()
    const loader = start(store.insert)
    const rows = Array.from({ length: 100 }, (_, n) =>
      n % 40 === 7 ? `{"site_id":"shop","row":"bad ${n}"}` : `row ${n}`,
    )
    await append(...rows)
    await append('next')
    await loader.drain()
    expect(store.rows()).toEqual([...rows.filter((row) => !row.includes('bad')), 'next'])
    expect(letters).toEqual(
      [7, 47, 87].map((n) => ({
        site: 'shop',
        reason: 'CANNOT_PARSE: "bad"',
        event: `{"site_id":"shop","row":"bad ${n}"}`,
      })),
    )
  })

  it('comes to the same tokens when it parts the rows again after a crash', async () => {
    const store = memoryStore()
    let inserts = 0
    start(async (token, rows) => {
      if (++inserts > 4) await new Promise(() => {})
      await store.insert(token, rows)
    })
    await append('1', '2', '3', 'bad', '5', '6', '7', '8')
    await log.seal()
    await expect.poll(() => inserts, { timeout: 10_000 }).toBe(5)
    loaders = []
    await start(store.insert).drain()
    expect(store.rows().sort()).toEqual(['1', '2', '3', '5', '6', '7', '8'])
    expect(letters).toHaveLength(1)
  })

  it('keeps a segment until its refused rows are written down', async () => {
    let full = true
    const loader = start(memoryStore().insert, async () => {
      if (full) throw new Error('ENOSPC')
    })
    await append('bad')
    await log.seal()
    await expect.poll(() => errors.length, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(log.sealed()).toHaveLength(1)
    full = false
    await loader.drain()
    expect(log.sealed()).toHaveLength(0)
  })

  it('goes past a file that cannot be read', async () => {
    await append('gone')
    await log.seal()
    await append('here')
    await log.seal()
    unlinkSync(log.sealed()[0]!.file)
    const store = memoryStore()
    await start(store.insert).drain()
    expect(store.rows()).toEqual(['here'])
    expect(errors).toHaveLength(1)
  })

  it('waits with a segment while there is no room to put its damaged line aside', async () => {
    await append('one', 'two')
    await log.seal()
    const { file } = log.sealed()[0]!
    const bytes = readFileSync(file)
    bytes[10]! ^= 1
    writeFileSync(file, bytes)
    const beside = file.replace(/log$/, 'damaged')
    mkdirSync(beside)
    const store = memoryStore()
    const loader = start(store.insert)
    await expect.poll(() => errors.length, { timeout: 10_000 }).toBeGreaterThan(0)
    rmdirSync(beside)
    await loader.drain()
    expect(store.rows()).toEqual(['two'])
    expect(log.damage()).toEqual({ lines: 1, segments: 0 })
  })

  it('neither hurries while the store is away, nor hangs when it is stopped then', async () => {
    const loader = start(() => Promise.reject(new Error('away')))
    await append('1')
    const drained = loader.drain()
    await expect.poll(() => errors.length, { timeout: 10_000 }).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect(errors.length).toBeLessThan(4)
    await Promise.all([loader.stop(), expect(drained).rejects.toThrow('stopped')])
    expect(log.sealed()).toHaveLength(1)
  })
})
