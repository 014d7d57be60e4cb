import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@segue/core'
import { expect, it } from 'vitest'
import { clickHouseStore } from '../store/clickhouse-store.ts'
import { startEngine } from '../store/engine.ts'
import { eventOf, linesOf } from '../store/store-contract.ts'
import { csv } from './csv.ts'
import { eventTable } from './event-table.ts'
import { ndjson } from './ndjson.ts'
import { parquet } from './parquet.ts'
import { reportTable } from './report-table.ts'
import type { Cell, Column, Table, Write } from './table.ts'

async function written(write: Write, table: Table): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of write(table)) parts.push(part)
  return Buffer.concat(parts)
}

const tableOf = (columns: Column[], ...pages: Cell[][][]): Table => ({
  columns,
  pages: (async function* () {
    yield* pages
  })(),
})

it('writes CSV that a spreadsheet reads and never runs', async () => {
  const columns: Column[] = [
    { name: 'name', type: 'text' },
    { name: 'value', type: 'number' },
    { name: 'at', type: 'time' },
    { name: 'props', type: 'json' },
  ]
  const harmful = ['=cmd|calc', '+1', '-1+1', '@sum', '\tx', '\rx', '＝1']
  const at = Date.UTC(2026, 0, 31)
  const table = tableOf(
    columns,
    [['a "b", c\nd', -1.5, at, { q: 1 }]],
    harmful.map((name) => [name, null, at, []]),
  )
  const [first, ...rest] = String(await written(csv, table)).split(/\r\n(?=["'])/)
  expect(first).toBe('name,value,at,props')
  expect(rest[0]).toBe('"a ""b"", c\nd",-1.5,2026-01-31T00:00:00.000Z,"{""q"":1}"')
  expect(rest.slice(1).map((row) => row.replace(/^"/, '').slice(0, 3))).toEqual(
    harmful.map((word) => `'${word}`.slice(0, 3)),
  )
})

it('writes an object a line', async () => {
  const columns: Column[] = [
    { name: 'at', type: 'time' },
    { name: 'props', type: 'json' },
  ]
  expect(String(await written(ndjson, tableOf(columns, [[0, { a: [1] }]])))).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","props":{"a":[1]}}\n',
  )
})

it('flattens a report to a row for each goal of an arm', async () => {
  const goal = {
    goal: 'buy',
    converters: 1,
    conversions: 2,
    rate: 0.5,
    rateInterval: { low: 0.1, high: 0.9 },
    value: 20,
    valuePerVisitor: 10,
    difference: { rate: 0.2, interval: { low: -0.1, high: 0.5 } },
  }
  const arm = { name: '', visitors: 2, late: 1 }
  const arms = [
    { ...arm, arm: 'control', goals: [] },
    { ...arm, arm: 'b', goals: [goal] },
  ]
  const report = { experience: 'hero', audiences: [{ audience: '*', arms }] } as unknown as Report
  const rows = String(await written(csv, reportTable([report]))).split('\r\n')
  expect(rows.slice(1)).toEqual([
    'hero,*,control,2,1,,,,,,,,,,,',
    'hero,*,b,2,1,buy,1,2,0.5,0.1,0.9,20,10,0.2,-0.1,0.5',
    '',
  ])
})

it('gives every event once, also as Parquet that others read', { timeout: 30_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'segue-export-'))
  const { client, stop } = await startEngine({ path: join(folder, 'events') })
  try {
    // Pages so short that there are several.
    const store = clickHouseStore(client, 3)
    await store.prepare()
    const at = Date.UTC(2026, 10, 1, 8)
    const events = Array.from({ length: 8 }, (_, n) =>
      eventOf({
        visitor: `v${n}`,
        at: at + n,
        seq: n,
        value: n + 0.25,
        props: { note: `Grüße ${n}` },
      }),
    )
    const insert = (token: number, some: typeof events) =>
      store.insert(`5b0e8a5e-0000-4000-8000-00000000000${token}`, linesOf('shop', some))
    await insert(1, events)
    await insert(2, events.slice(0, 5))
    const table = () => eventTable(store.eventRows({ site: 'shop' }))
    expect(
      String(await written(csv, table()))
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(9)

    const file = join(folder, 'events.parquet')
    writeFileSync(file, await written(parquet, table()))
    const ask = async (query: string) => {
      const answer = await client.query({ query, format: 'JSONEachRow' })
      return answer.json<Record<string, unknown>>()
    }
    // Read by the engine, which is none of those who wrote it.
    const from = `FROM file('${file}', Parquet)`
    const found = await ask(
      `SELECT id, visitor, toUnixTimestamp64Milli(at) AS at, seq, value, props ${from} ORDER BY seq`,
    )
    expect(found.map((row) => ({ ...row, at: Number(row.at), seq: Number(row.seq) }))).toEqual(
      events.map(({ id, visitor, at, seq, value, props }) => ({
        id,
        visitor,
        at,
        seq,
        value,
        props,
      })),
    )
    writeFileSync(file, await written(parquet, eventTable(store.eventRows({ site: 'none' }))))
    expect(Number((await ask(`SELECT count() AS n ${from}`))[0]!.n)).toBe(0)
  } finally {
    await stop()
    rmSync(folder, { recursive: true })
  }
})
