import { RefusedRows } from '../store/store.ts'
import { deriveToken } from './derive-token.ts'

type Insert = (token: string, rows: Buffer) => Promise<void>
export type Refused = { row: Buffer; reason: string }

const NEWLINE = 10

/** One bad row refuses all: halves are tried, and halves of halves, until the bad rows are alone. */
export async function insertBisecting(
  insert: Insert,
  token: string,
  rows: Buffer[],
): Promise<Refused[]> {
  if (rows.length === 0) return []
  try {
    await insert(token, linesOf(rows))
    return []
  } catch (error) {
    if (!(error instanceof RefusedRows)) throw error
    if (rows.length === 1) return [{ row: rows[0]!, reason: error.message }]
    const middle = rows.length >> 1
    return [
      ...(await insertBisecting(insert, deriveToken(token, 'first'), rows.slice(0, middle))),
      ...(await insertBisecting(insert, deriveToken(token, 'second'), rows.slice(middle))),
    ]
  }
}

function linesOf(rows: Buffer[]): Buffer {
  const lines = Buffer.allocUnsafe(rows.reduce((bytes, row) => bytes + row.length + 1, 0))
  let end = 0
  for (const row of rows) {
    lines.set(row, end)
    end += row.length
    lines[end++] = NEWLINE
  }
  return lines
}
