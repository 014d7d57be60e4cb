import { AnalyzeError } from './analyze-error.ts'
import { impossibleShare, type Look, type NumberLook } from './look.ts'
import type { Sql, Table } from './open-table.ts'
import type { Metric, Question } from './question.ts'
import { rowSql, type Used } from './row-sql.ts'

/** Names the first cell that is not what its metric needs, if there is one. */
export async function expectNumbers(
  table: Table,
  used: Used,
  { metrics }: Question,
  look: Look,
): Promise<void> {
  for (const column of used.numbers) {
    const k = used.numbers.indexOf(column)
    const { faults, n } = look.numbers.get(column)!
    if (faults > 0) {
      throw fault(column, `is no number`, faults, await first(table, used, k, `segue_bad${k}`))
    }
    if (n === 0) {
      throw new AnalyzeError(`"${column}" has no value in any row. Name another column.`)
    }
    expectSummable(column, look.numbers.get(column)!)
  }
  for (const { kind, of, per, name } of metrics) {
    const k = used.numbers.indexOf(of)
    if (kind === 'binary' && look.numbers.get(of)!.others > 0) {
      const found = await first(table, used, k, `segue_n${k} NOT IN (0, 1)`)
      const { others } = look.numbers.get(of)!
      throw fault(
        of,
        'is neither 0 nor 1 (nor true nor false), as a binary metric has to be',
        others,
        found,
        `${of}:value`,
      )
    }
    const impossible = look.impossible.get(name) ?? 0
    if (kind === 'share' && per !== null && impossible > 0) {
      const found = await first(table, used, k, impossibleShare(k, used.numbers.indexOf(per)))
      throw fault(
        of,
        `is no whole part of "${per}" in that row, as a share has to be`,
        impossible,
        found,
        `${name}:ratio`,
      )
    }
  }
}

/** Squares of larger numbers leave the range; of such near ones their sums keep no digit of the spread. */
const LARGEST = 1e100
const LARGEST_TO_SPREAD = 1e10

function expectSummable(column: string, { min, max, mean, variance }: NumberLook): void {
  const largest = -min > max ? min : max
  if (Math.abs(largest) > LARGEST) {
    throw new AnalyzeError(
      `"${column}" goes up to ${largest}, which is too large to sum up. Give it in another unit.`,
    )
  }
  if (variance > 0 && mean ** 2 > LARGEST_TO_SPREAD * variance) {
    throw new AnalyzeError(
      `"${column}" goes from ${min} to ${max}: beside its size its differences are too small to be summed up. ` +
        `Subtract ${min} from each value.`,
    )
  }
}

type Found = { row: number; text: string }

async function first(table: Table, used: Used, column: number, where: string): Promise<Found> {
  const { text, params }: Sql = rowSql(used)
  const sql = `SELECT row, text FROM (SELECT rowNumberInAllBlocks() + 1 AS row, segue_t${column} AS text, ${where} AS is_fault FROM (${text})) WHERE is_fault LIMIT 1`
  const [found] = await table.rows<Found>({ text: sql, params }, true)
  return found!
}

function fault(column: string, what: string, count: number, found: Found, instead?: string) {
  const { row, text } = found
  return new AnalyzeError(
    `"${column}", row ${row} after the header: "${text}" ${what}${count > 1 ? `; ${count} rows have such a value` : ''}. ` +
      `Mend it, leave the cell empty${instead ? `, or ask for --metric "${instead}"` : ', or name another column'}.`,
  )
}

/** A metric that was given no kind is binary when its values are. */
export const kindOf = ({ kind, of }: { kind: Metric['kind'] | null; of: string }, look: Look) =>
  kind ?? (look.numbers.get(of)!.others === 0 ? 'binary' : 'value')
