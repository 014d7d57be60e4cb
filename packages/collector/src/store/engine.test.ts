import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Engine, startEngine } from './engine.ts'

const places: string[] = []
const engines: Engine[] = []

function newPlace(): string {
  const place = mkdtempSync(join(tmpdir(), 'segue-engine-'))
  places.push(place)
  return place
}

async function start(path: string, warnings: string[] = []): Promise<Engine> {
  const engine = await startEngine({ path, warn: (message) => warnings.push(message) })
  engines.push(engine)
  return engine
}

async function ask<T>({ client }: Engine, query: string, more = {}): Promise<T[]> {
  const result = await client.query({ query, format: 'JSONEachRow', ...more })
  return result.json<T>()
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()))
  for (const place of places.splice(0)) rmSync(place, { recursive: true, force: true })
})

describe('The embedded engine, asked as a ClickHouse server is,', { timeout: 30_000 }, () => {
  let path: string
  let engine: Engine
  beforeAll(async () => {
    path = mkdtempSync(join(tmpdir(), 'segue-engine-'))
    engine = await startEngine({ path })
  }, 30_000)
  afterAll(async () => {
    await engine.stop()
    rmSync(path, { recursive: true })
  })

  it('takes parameters as they are, whatever is in them', async () => {
    const text = `a\t'b' \\ "c" \n {d:String} ; DROP TABLE x -- 🧦`
    const rows = await ask(engine, 'SELECT {text: String} AS text, {list: Array(String)} AS list', {
      query_params: { text, list: [text, "''"] },
    })
    expect(rows).toEqual([{ text, list: [text, "''"] }])
  })

  it('keeps the settings of one query from the next', async () => {
    const query = "SELECT toUInt32(getSetting('max_execution_time')) AS seconds"
    const asked = []
    for (let time = 0; time < 4; time++) {
      const settings = time === 0 ? { clickhouse_settings: { max_execution_time: 7 } } : {}
      asked.push(...(await ask<{ seconds: number }>(engine, query, settings)))
    }
    expect(asked.map(({ seconds }) => seconds)).toEqual([7, 0, 0, 0])
  })

  it('takes the same settings from each of several queries', async () => {
    const query = "SELECT toUInt32(getSetting('max_execution_time')) AS seconds"
    const asked = []
    for (let time = 0; time < 6; time++) {
      const settings = { clickhouse_settings: { max_execution_time: 7 } }
      asked.push(...(await ask<{ seconds: number }>(engine, query, settings)))
    }
    expect(asked.map(({ seconds }) => seconds)).toEqual([7, 7, 7, 7, 7, 7])
  })

  it('fails with the number and the type that ClickHouse gives', async () => {
    await expect(ask(engine, 'SELECT * FROM nowhere')).rejects.toMatchObject({
      code: '60',
      type: 'UNKNOWN_TABLE',
    })
  })

  it('says once what is wrong with a row, and nothing of how it was read', async () => {
    await engine.client.command({
      query: 'CREATE TABLE refusing (n UInt8) ENGINE = MergeTree ORDER BY n',
    })
    const bad = engine.client.insert({
      table: 'refusing',
      values: [{ n: -7 }],
      format: 'JSONEachRow',
    })
    await expect(bad).rejects.toMatchObject({
      type: 'CANNOT_PARSE_NUMBER',
      message: expect.stringMatching(/^Unsigned type must not[^/]*\(at row 1\)\.\s*$/),
    })
  })

  it('stops a query that takes too long', async () => {
    const endless = ask(engine, 'SELECT sum(sipHash64(number)) AS n FROM numbers(100000000000)', {
      clickhouse_settings: { max_execution_time: 1 },
    })
    await expect(endless).rejects.toMatchObject({ type: 'TIMEOUT_EXCEEDED' })
  })

  it('answers a second report while the first one runs', async () => {
    const order: string[] = []
    const long = ask(engine, 'SELECT sleep(2) AS n').then(() => order.push('long'))
    await ask(engine, 'SELECT 1 AS n').then(() => order.push('short'))
    await long
    expect(order).toEqual(['short', 'long'])
  })

  it('keeps its memory within bounds', async () => {
    const [row] = await ask<{ most: number; caches: number }>(
      engine,
      `SELECT toFloat64(maxIf(toUInt64(value), name = 'max_server_memory_usage')) AS most,
        toFloat64(sumIf(toUInt64(value), name LIKE '%_cache_size')) AS caches
       FROM system.server_settings WHERE name IN ('max_server_memory_usage', 'mark_cache_size',
        'primary_index_cache_size', 'index_mark_cache_size')`,
    )
    expect(row!.most).toBeLessThanOrEqual(2 ** 33)
    expect(row!.caches).toBeLessThanOrEqual(2 ** 29)
  })
})

describe('The process of the engine', { timeout: 60_000 }, () => {
  it('is started again when it crashes, and whoever asks meanwhile waits', async () => {
    const warnings: string[] = []
    const engine = await start(newPlace(), warnings)
    await engine.client.command({ query: 'CREATE TABLE t (n UInt8) ENGINE = MergeTree ORDER BY n' })
    await engine.client.insert({ table: 't', values: [{ n: 7 }], format: 'JSONEachRow' })
    const before = engine.pid()!
    process.kill(before, 'SIGKILL')
    while (warnings.length === 0) await new Promise((next) => setTimeout(next, 5))
    expect(await ask(engine, 'SELECT n FROM t')).toEqual([{ n: 7 }])
    expect(engine.pid()).not.toBe(before)
    expect(warnings[0]).toContain('SIGKILL')
  })

  it('is tried again for as long as it cannot start', async () => {
    const warnings: string[] = []
    const path = join(newPlace(), 'events')
    const engine = await start(path, warnings)
    renameSync(path, `${path}-away`)
    writeFileSync(path, 'in the way')
    process.kill(engine.pid()!, 'SIGKILL')
    await expect.poll(() => warnings.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
    rmSync(path)
    renameSync(`${path}-away`, path)
    expect(await ask(engine, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  })

  it('waits for another on the same directory that is about to end', async () => {
    const path = newPlace()
    const first = await start(path)
    let started = false
    const second = start(path).then((engine) => {
      started = true
      return engine
    })
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(started).toBe(false)
    await first.stop()
    expect(await ask(await second, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  })

  it('ends with its parent, even killed, and leaves the directory to the next at once', async () => {
    const path = newPlace()
    const temporary = newPlace()
    const built = new URL('../../dist/store/engine.js', import.meta.url)
    const code = `
      const { startEngine } = await import('${built}')
      const engine = await startEngine({ path: process.argv[1] })
      console.log('ready')
      engine.client.query({ query: 'SELECT sum(sipHash64(number)) FROM numbers(100000000000)' })
      setInterval(() => {}, 1000)`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code, path], {
      env: { ...process.env, TMPDIR: temporary },
    })
    await once(parent.stdout, 'data')
    expect(readdirSync(temporary)).toHaveLength(1)
    parent.kill('SIGKILL')
    // Only when the orphan is gone is its lock free.
    const engine = await start(path)
    expect(await ask(engine, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    expect(readdirSync(temporary)).toEqual([])
  })

  it('leaves nothing behind when it is stopped', async () => {
    const engine = await startEngine({ path: newPlace() })
    const pid = engine.pid()!
    await engine.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('says where it could not start', async () => {
    const place = newPlace()
    const file = join(place, 'a-file')
    writeFileSync(file, '')
    await expect(startEngine({ path: join(file, 'events') })).rejects.toThrow(
      /The event store in ".*a-file\/events" did not start: .*ClickHouse server instead\.$/s,
    )
  })
})
