import { stringify } from 'csv-stringify/sync'
import type { Cell, Column, Write } from './table.ts'

/**
 * As RFC 4180 has it. What a spreadsheet would run as a formula gets a quotation mark before it:
 * a visitor may have written it. https://owasp.org/www-community/attacks/CSV_Injection
 */
export const csv: Write = async function* ({ columns, pages }) {
  const write = (rows: unknown[][]) =>
    Buffer.from(stringify(rows, { escape_formulas: true, record_delimiter: 'windows' }))
  yield write([columns.map(({ name }) => name)])
  for await (const rows of pages) {
    yield write(rows.map((row) => row.map((cell, index) => wordOf(cell, columns[index]!))))
  }
}

function wordOf(cell: Cell, { type }: Column): string | number | null {
  if (cell === null) return null
  if (type === 'json') return JSON.stringify(cell)
  return type === 'time' ? new Date(cell as number).toISOString() : (cell as string | number)
}
