import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parquet } from '../export/parquet.ts'
import type { Column, Cell as TableCell } from '../export/table.ts'
import type { Analysis } from './analysis.ts'
import { analyzeFile } from './analyze-file.ts'
import type { Asked } from './question.ts'
import { type KnownRow, knownRows } from './testing/known-data.ts'
import { analysisOf } from './testing/sums-of.ts'

let room: string
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'analyze-test-'))
})
afterAll(() => rmSync(room, { recursive: true, force: true }))

function save(name: string, content: string | Uint8Array): string {
  const path = join(room, name)
  writeFileSync(path, content)
  return path
}

const HEAD = 'arm,device,bought,revenue,before'
const csvOf = (rows: readonly KnownRow[]) =>
  [HEAD, ...rows.map((row) => Object.values(row).join(','))].join('\n')

async function parquetOf(columns: Column[], rows: TableCell[][]): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  async function* pages() {
    yield rows
  }
  for await (const part of parquet({ columns, pages: pages() })) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}

const ASKED: Asked = {
  arm: 'arm',
  control: 'a',
  metrics: ['bought', 'revenue'],
  segments: ['device'],
  covariate: 'before',
  expected: null,
}
const ask = (path: string, asked: Partial<Asked> = {}) => analyzeFile(path, { ...ASKED, ...asked })

/** All but what depends on the halves, which a file's rows fall into by a coin. */
const withoutHalves = ({ metrics, file: _, ...rest }: Analysis) => ({
  ...rest,
  metrics: metrics.map(({ personalization: _, ...metric }) => metric),
})

const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each) =>
      typeof each === 'number' ? Number(each.toPrecision(8)) : each,
    ),
  )

describe('the same rows', () => {
  const rows = knownRows({
    rows: 3_000,
    weight: 0.7,
    rate: (arm) => (arm === 'b' ? 0.26 : 0.2),
    mean: (arm, device) => (arm === 'b' && device === 'mobile' ? 53 : 50),
  })
  const plainly = rounded(
    withoutHalves(analysisOf(rows, { segments: ['device'], covariate: 'before' })),
  )

  it('give what plain loops over them give: as .csv, as .csv.gz and as .parquet', async () => {
    const text = csvOf(rows)
    const columns: Column[] = [
      { name: 'arm', type: 'text' },
      { name: 'device', type: 'text' },
      { name: 'bought', type: 'whole' },
      { name: 'revenue', type: 'number' },
      { name: 'before', type: 'number' },
    ]
    const files = [
      save('rows.csv', text),
      save('rows.csv.gz', gzipSync(text)),
      save(
        'rows.parquet',
        await parquetOf(
          columns,
          rows.map((row) => Object.values(row)),
        ),
      ),
    ]
    const analyses: Analysis[] = []
    for (const file of files) analyses.push(await ask(file))
    for (const analysis of analyses) expect(rounded(withoutHalves(analysis))).toEqual(plainly)
    const gains = analyses.map(({ metrics }) => metrics[1]!.personalization[0]!)
    expect(gains[0]).toMatchObject({ arms: { mobile: 'b' } })
    // The coin is the same for the same rows of a file.
    expect(gains[1]).toEqual(gains[0])
  })
})

describe('a file of any origin', () => {
  it('may know the covariate of some rows only: those are compared where it is used', async () => {
    const rows = knownRows({ rows: 800, weight: 0.8 })
    const lines = csvOf(rows).split('\n')
    const path = save(
      'some.csv',
      lines.map((line, k) => (k % 4 ? line.replace(/,[^,]*$/, ',') : line)).join('\n'),
    )
    const { metrics } = await ask(path, { metrics: ['revenue'], segments: [] })
    const [{ covariate, comparisons } = { covariate: null, comparisons: [] }] = metrics
    expect(covariate!.words).toContain('without 600 rows that lack it')
    expect(comparisons[0]!.control.n + comparisons[0]!.variant.n).toBe(200)
  })

  it('may have any names, any values and gaps', async () => {
    const names = '"the ""arm""",`de\\nvice`,"did, buy",segue_arm,{x}'
    const rows = Array.from({ length: 400 }, (_, k) =>
      [
        k % 4 < 2 ? '007' : `"it's ""b"""`,
        k % 2 ? `"o'k, \\n"` : '',
        ['TRUE', 'false', '1', '0', 'NA'][k % 5],
        k,
        `{${k}}`,
      ].join(','),
    )
    const path = save(
      'odd {1,2}*.csv',
      `\uFEFF${[names, ...rows, `,x,banana,1,`].join('\r\n')}\r\n\r\n`,
    )
    const analysis = await ask(path, {
      arm: 'the "arm"',
      control: '007',
      metrics: ['did, buy', 'segue_arm'],
      segments: ['`de\\nvice`'],
      covariate: null,
    })
    expect(analysis.arms).toEqual([
      { arm: '007', rows: 200 },
      { arm: `it's "b"`, rows: 200 },
    ])
    expect(analysis.leftOut).toEqual([
      '1 row has nothing in "the "arm"" and is left out.',
      '200 rows have nothing in "`de\\nvice`" and are in none of its values.',
    ])
    const [bought, number] = analysis.metrics
    expect(bought).toMatchObject({ kind: 'binary', missing: 80 })
    expect(bought!.comparisons.map(({ control }) => control)).toEqual([
      { n: 160, mean: 0.5 },
      { n: 80, mean: 0.5 },
    ])
    expect(bought!.comparisons[1]).toMatchObject({ segment: '`de\\nvice`', value: `o'k, \\n` })
    expect(number).toMatchObject({ kind: 'value', missing: 0 })
  })

  it('may hold totals: of shares each of those who tried is a unit, of ratios each row', async () => {
    const days = Array.from({ length: 30 }, (_, day) => [
      `a,${day},${700 + day},${140 + (day % 7)}`,
      `b,${day},${690 + day},${120 + (day % 5)}`,
    ]).flat()
    const path = save(
      'days.csv',
      ['arm,day,clicks,orders', ...days, 'a,30,700,', 'b,30,700,'].join('\n'),
    )
    const asked = {
      segments: [],
      covariate: null,
      metrics: ['orders/clicks:share', 'orders/clicks:ratio'],
    }
    const { metrics, sampleRatio } = await ask(path, asked)
    const [share, ratio] = metrics
    const sides = (k: number) => [
      metrics[k]!.comparisons[0]!.control,
      metrics[k]!.comparisons[0]!.variant,
    ]
    expect(sides(0).map(({ n }) => n)).toEqual([700 * 30 + 435, 690 * 30 + 435])
    expect(sides(1).map(({ n }) => n)).toEqual([30, 30])
    expect(share!.missing).toBe(2)
    expect(ratio!.comparisons[0]!.control.mean).toBeCloseTo(
      share!.comparisons[0]!.control.mean!,
      12,
    )
    expect(sampleRatio.map(({ of }) => of)).toEqual(['rows'])
    const shares = await ask(path, { ...asked, metrics: ['orders/clicks:share'] })
    expect(shares.sampleRatio.map(({ of, counts }) => [of, counts])).toEqual([
      ['clicks', [21_435, 21_135]],
    ])
  })
})

describe('says what to mend', () => {
  const rows = (...lines: string[]) => [HEAD, ...lines].join('\n')
  const good = ['a,x,1,2,3', 'b,x,0,4,5']
  const cases: [string, string, string, Partial<Asked>, string][] = [
    [
      'a word for a number',
      'd.csv',
      rows(...good, 'a,x,1,dear,3', 'b,x,1,inf,3'),
      {},
      '"revenue", row 3 after the header: "dear" is no number; 2 rows have such a value.',
    ],
    [
      'a huge number',
      'u.csv',
      rows(...good, 'a,x,1,1e150,3'),
      {},
      '"revenue" goes up to 1e+150, which is too large to sum up.',
    ],
    [
      'times in milliseconds',
      'v.csv',
      rows(...Array.from({ length: 9 }, (_, k) => `${k % 2 ? 'a' : 'b'},x,1,${1.7e12 + k},3`)),
      {},
      '"revenue" goes from 1700000000000 to 1700000000008: beside its size its differences are too small to be summed up.',
    ],
    [
      'what is not binary',
      'f.csv',
      rows(...good, 'a,x,2,2,3'),
      { metrics: ['bought:binary'] },
      '"bought", row 3 after the header: "2" is neither 0 nor 1',
    ],
    [
      'no share',
      'g.csv',
      rows(...good),
      { metrics: ['before/revenue:share'], covariate: null },
      '"before", row 1 after the header: "3" is no whole part of "revenue"',
    ],
    [
      'a metric without values',
      'h.csv',
      rows('a,x,,2,3', 'b,x,NA,2,3'),
      {},
      '"bought" has no value in any row.',
    ],
    [
      'a metric twice',
      'j.csv',
      rows(...good),
      { metrics: ['bought', 'bought:binary'] },
      '--metric "bought" is given twice.',
    ],
    [
      'a row too long',
      'n.csv',
      rows(...good, 'a,x,1,2,3,4'),
      {},
      'n.csv" cannot be read from row 3 after its header on: There is no line feed. "4" found instead. Every row needs as many cells',
    ],
    [
      'a row too short',
      'o.csv',
      rows(...good, 'a,x', 'b,x,1,2,3'),
      {},
      'o.csv" cannot be read from row 3',
    ],
    [
      'two columns of a name',
      'p.csv',
      'arm,arm\na,b\n',
      {},
      'p.csv" has two columns "arm". Name one of them otherwise.',
    ],
    ['a header alone', 'q.csv', `${HEAD}\n`, {}, 'q.csv" has no rows after its header.'],
    ['an empty file', 'r.csv', '', {}, 'r.csv" is empty.'],
    ['what is no Parquet', 's.parquet', 'arm,device', {}, 's.parquet" cannot be read: '],
    ['another kind of file', 't.xlsx', 'x', {}, 't.xlsx" ends in none of .csv, .csv.gz, .parquet.'],
  ]
  for (const [what, name, content, asked, words] of cases) {
    it(`of ${what}`, async () => {
      await expect(ask(save(name, content), asked)).rejects.toThrow(words)
    })
  }

  it('and counts rows from the file’s own beginning, however many read it', async () => {
    const many = Array.from({ length: 200_000 }, (_, k) => good[k % 2]!)
    const word = [...many.slice(0, 150_000), 'a,x,1,dear,3', ...many]
    await expect(ask(save('word.csv', [HEAD, ...word].join('\n')))).rejects.toThrow(
      'row 150001 after the header',
    )
    const long = [...many.slice(0, 150_000), 'a,x,1,2,3,4', ...many]
    await expect(ask(save('long.csv', [HEAD, ...long].join('\n')))).rejects.toThrow(
      'from row 150001 after its',
    )
  })

  it('of a file that is not there', async () => {
    await expect(ask(join(room, 'none.csv'))).rejects.toThrow('none.csv". Say where it is, from "')
  })
})
