import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDeadLetters } from './dead-letters.ts'

let place: string
let file: string

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'segue-letters-'))
  file = join(place, 'dead-letters.ndjson')
})
afterEach(() => rmSync(place, { recursive: true }))

const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('Dead letters', () => {
  it('say when, from where, why and what, without being asked to', async () => {
    const letters = openDeadLetters(file, () => Date.UTC(2030, 0, 2))
    letters.add({ site: 'shop', reason: 'at: too old', event: '{"a":"🧦\n"}' })
    await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true)
    await letters.close()
    expect(linesOf(file)).toEqual([
      {
        at: '2030-01-02T00:00:00.000Z',
        site: 'shop',
        reason: 'at: too old',
        event: '{"a":"🧦\n"}',
      },
    ])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('keep four thousand signs of an event', async () => {
    const letters = openDeadLetters(file)
    letters.add({ site: '', reason: '', event: 'x'.repeat(60_000) })
    await letters.flush()
    expect(linesOf(file)[0].event).toHaveLength(4_096)
  })

  it('forget who is to be forgotten, in both files, and nobody else', async () => {
    const letters = openDeadLetters(file, Date.now, 400)
    const of = (visitor: string) =>
      letters.add({ site: 'shop', reason: 'r', event: JSON.stringify({ visitor, at: 5 }) })
    const gone = 'a"b\\c'
    for (const visitor of [gone, 'other', gone, 'last']) {
      of(visitor)
      await letters.flush()
    }
    expect(existsSync(`${file}.1`)).toBe(true)
    // One that is still on its way to the file.
    of(gone)
    await letters.forget(gone)
    const left = [...linesOf(`${file}.1`), ...linesOf(file)].map(({ event }) => event)
    expect(left.map((event) => JSON.parse(event).visitor)).toEqual(['other', 'last'])
    of('next')
    await letters.close()
    expect(linesOf(file).at(-1).event).toContain('next')
  })

  it('take no more room than the file and the one before it', async () => {
    const letters = openDeadLetters(file, Date.now, 10_000)
    for (let n = 0; n < 100; n++) {
      letters.add({ site: 'shop', reason: `${n}`, event: 'x'.repeat(900) })
      await letters.flush()
    }
    expect(statSync(file).size).toBeLessThanOrEqual(10_000)
    expect(statSync(`${file}.1`).size).toBeLessThanOrEqual(10_000)
    expect(linesOf(file).at(-1).reason).toBe('99')
  })

  it('drop and count what a flood brings, so that memory has an end', async () => {
    const letters = openDeadLetters(file)
    for (let n = 0; n < 2_000; n++) letters.add({ site: '', reason: '', event: 'x'.repeat(4_096) })
    expect(letters.dropped()).toBeGreaterThan(1_700)
    await letters.flush()
    expect(statSync(file).size).toBeLessThanOrEqual(2 ** 20)
    expect(linesOf(file).length + letters.dropped()).toBe(2_000)
  })

  it('are kept while the disk does not take them', async () => {
    mkdirSync(file)
    const letters = openDeadLetters(file)
    letters.add({ site: '', reason: 'kept', event: '' })
    await expect(letters.flush()).rejects.toThrow('EISDIR')
    rmSync(file, { recursive: true })
    await letters.flush()
    expect(linesOf(file)).toMatchObject([{ reason: 'kept' }])
  })
})
