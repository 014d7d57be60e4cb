import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { root } from '../world/root.ts'
import { SEGUE } from '../world/segue.ts'
import { round } from './rounds.ts'

const ROWS = 1_000_000
const DEVICES = ['mobile', 'desktop', 'tablet']
const COUNTRIES = Array.from({ length: 20 }, (_, k) => `country ${k}`)
const ASKED = [
  ...['--arm', 'version', '--control', 'a', '--metric', 'bought', '--metric', 'revenue'],
  ...['--segment', 'device', '--segment', 'country', '--covariate', 'before'],
]

/** `segue analyze` on a million rows as a person starts it: two metrics, 23 segment values, a covariate. */
export function run(): void {
  const room = mkdtempSync(join(tmpdir(), 'segue-bench-analyze-'))
  try {
    for (const [name, bytes] of filesOf(rows())) {
      const file = join(room, name)
      writeFileSync(file, bytes)
      const start = performance.now()
      const { status, stderr } = spawnSync(
        process.execPath,
        [join(root, SEGUE), 'analyze', file, ...ASKED],
        { encoding: 'utf8' },
      )
      if (status !== 0) throw new Error(stderr)
      const seconds = round((performance.now() - start) / 1_000)
      console.log(`${name}, ${Math.round(bytes.length / 1e6)} MB, ${ROWS} rows: ${seconds} s`)
    }
  } finally {
    rmSync(room, { recursive: true, force: true })
  }
}

type Columns = Record<'version' | 'device' | 'country', string[]> &
  Record<'bought' | 'revenue' | 'before', number[]>

function rows(): Columns {
  const each = <Value>(value: (k: number) => Value) =>
    Array.from({ length: ROWS }, (_, k) => value(k))
  const before = each(() => Math.round(Math.random() * 10_000) / 100)
  return {
    version: each(() => (Math.random() < 0.5 ? 'a' : 'b')),
    device: each(() => DEVICES[Math.floor(Math.random() * DEVICES.length)]!),
    country: each(() => COUNTRIES[Math.floor(Math.random() * COUNTRIES.length)]!),
    bought: each(() => (Math.random() < 0.1 ? 1 : 0)),
    revenue: before.map((value) => Math.round(100 * (value + Math.random() * 50)) / 100),
    before,
  }
}

function filesOf(columns: Columns): [string, Uint8Array][] {
  const names = Object.keys(columns) as (keyof Columns)[]
  const lines = Array.from({ length: ROWS }, (_, k) =>
    names.map((name) => columns[name][k]).join(','),
  )
  const csv = Buffer.from([names.join(','), ...lines].join('\n'))
  const columnData = names.map((name) => ({ name, data: columns[name] }))
  return [
    ['rows.csv', csv],
    ['rows.csv.gz', gzipSync(csv)],
    ['rows.parquet', new Uint8Array(parquetWriteBuffer({ columnData }))],
  ]
}
