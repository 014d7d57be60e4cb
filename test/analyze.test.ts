import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, expect, it } from 'vitest'
import { run } from './world/program.ts'
import { root } from './world/root.ts'
import { SEGUE } from './world/segue.ts'

const room = mkdtempSync(join(tmpdir(), 'analyze-journey-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

type Row = { version: string; country: string; bought: boolean; spent: number; visits: number }

/**
 * Exactly 20% buy with the old version; with the new one 26% in BE and 23% in NL. They are the more
 * likely to, the more visits they had before. One order is a mistake.
 */
const ROWS: Row[] = Array.from({ length: 4_000 }, (_, k) => {
  const [version, country] = [k % 2 ? 'new' : 'old', k % 4 < 2 ? 'BE' : 'NL']
  const place = Math.floor(k / 4) % 100
  const bought = place < (version === 'old' ? 20 : country === 'BE' ? 26 : 23)
  const spent = k === 4 ? 9_000 : bought ? 10 + 20 * (place % 2) : 0
  return { version, country, bought, spent, visits: 9 - Math.floor(place / 12) }
})

function save(name: string, content: string | Uint8Array): string {
  writeFileSync(join(room, name), content)
  return join(room, name)
}

const csv = (rows: Row[]) =>
  [Object.keys(rows[0]!).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n')

function parquet(rows: Row[]): Uint8Array {
  const column = <Name extends keyof Row>(name: Name, type: 'STRING' | 'BOOLEAN' | 'DOUBLE') => ({
    name,
    type,
    data: rows.map((row) => row[name]),
  })
  const columnData = [
    column('version', 'STRING'),
    column('country', 'STRING'),
    column('bought', 'BOOLEAN'),
    column('spent', 'DOUBLE'),
    column('visits', 'DOUBLE'),
  ]
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}

const ASKED = [
  '--arm=version',
  '--control=old',
  '--metric=bought',
  '--metric=spent:value',
  '--segment=country',
  '--covariate=visits',
]

async function analyze(file: string, ...args: string[]) {
  const program = run(SEGUE, ['analyze', file, ...args], {})
  const code = await program.ended
  return { code, text: program.printed() }
}

/** The answer that docs/analyze.md shows, of the same rows and the same question. */
function documented(): string {
  const text = readFileSync(join(root, 'docs/analyze.md'), 'utf8')
  const [, answer = ''] = /^```\n(rows\.csv: .*?)^```$/ms.exec(text) ?? []
  return answer.trim()
}

it('segue analyze tells people what docs/analyze.md shows, and programs all figures', async () => {
  const files = [save('rows.csv', csv(ROWS)), save('rows.parquet', parquet(ROWS))] as const
  const [text, json] = await Promise.all([
    analyze(files[0], ...ASKED),
    analyze(files[1], ...ASKED, '--json'),
  ])
  expect(text).toMatchObject({ code: 0 })
  expect(text.text.replace(`${room}/`, '').trim()).toBe(documented())
  const { arms, metrics } = JSON.parse(json.text)
  expect(arms).toEqual([
    { arm: 'old', rows: 2_000 },
    { arm: 'new', rows: 2_000 },
  ])
  expect(metrics[0].comparisons[0]).toMatchObject({
    control: { n: 2_000, mean: 0.2 },
    variant: { n: 2_000, mean: 0.245 },
    verdict: { kind: 'higher' },
  })
  expect(metrics[1].outlier).toMatchObject({ value: 9_000, winsorized: { high: 30 } })
  // The same words of both files.
  for (const { comparisons, segments, personalization, covariate, outlier } of metrics) {
    const all = [comparisons[0].verdict, ...segments, ...personalization, covariate, outlier ?? []]
    for (const { words = '' } of all) expect(text.text).toContain(words)
  }
})

it('segue analyze says in one line what it cannot read, and fails', async () => {
  const file = save('few.csv', csv(ROWS.slice(0, 100)))
  const { code, text } = await analyze(file, '--arm=versoin', '--control=old', '--metric=bought')
  expect(code).toBe(1)
  expect(text).toBe(
    '--arm is "versoin", and the file has no such column. Did you mean "version"? ' +
      'It has "version", "country", "bought", "spent", "visits".\n',
  )
})
