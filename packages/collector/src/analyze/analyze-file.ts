import { type Analysis, analyze } from './analysis.ts'
import { AnalyzeError } from './analyze-error.ts'
import { cellsSql, readCells } from './cells.ts'
import { checkLook } from './check-look.ts'
import { expectNumbers, kindOf } from './first-fault.ts'
import { lookSql, readLook } from './look.ts'
import { openTable, type Table } from './open-table.ts'
import {
  type Asked,
  expectBefore,
  expectColumn,
  expectSegment,
  type Question,
  readMetric,
} from './question.ts'

/** Reads a file twice, once to know its columns and once to sum them up, and says what it shows. */
export async function analyzeFile(path: string, asked: Asked): Promise<Analysis> {
  const table = await openTable(path)
  try {
    return await analyzeTable(path, asked, table)
  } finally {
    table.close()
  }
}

async function analyzeTable(path: string, asked: Asked, table: Table): Promise<Analysis> {
  const { columns } = table
  expectColumn('--arm', asked.arm, columns)
  for (const segment of asked.segments) expectSegment(segment, asked.arm, columns)
  if (asked.covariate !== null) expectColumn('--covariate', asked.covariate, columns)
  const metrics = asked.metrics.map((text) => readMetric(text, columns))
  if (asked.covariate !== null) expectBefore(asked.covariate, metrics)
  expectOnce(
    '--metric',
    metrics.map(({ name, kind }) =>
      kind === 'share' || kind === 'ratio' ? `${name}:${kind}` : name,
    ),
  )
  expectOnce('--segment', asked.segments)
  const numbers = metrics.flatMap(({ of, per }) => (per === null ? [of] : [of, per]))
  const used = {
    arm: asked.arm,
    segments: asked.segments,
    numbers: [...new Set([...numbers, ...(asked.covariate === null ? [] : [asked.covariate])])],
  }
  const [row] = await table.rows(lookSql(used, metrics))
  const look = readLook(row!, used, metrics)
  checkLook(path, asked, look)
  const question: Question = {
    ...asked,
    metrics: metrics.map((metric) => ({ ...metric, kind: kindOf(metric, look) })),
  }
  await expectNumbers(table, used, question, look)
  const cells = readCells(await table.rows(cellsSql(used, question, look)), used, question.metrics)
  return analyze(path, question, look, cells)
}

/** What is asked twice would be two comparisons of the family. */
function expectOnce(option: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) {
    throw new AnalyzeError(`${option} "${twice}" is given twice. Leave one of them out.`)
  }
}
