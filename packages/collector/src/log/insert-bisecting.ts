import { RefusedRows } from '../store/store.ts'
import { deriveToken } from './derive-token.ts'

type Insert = (token: string, rows: Buffer) => Promise<void>
export type Refused = { row: Buffer; reason: string }

const NEWLINE = Buffer.from('\n')

/** One bad row refuses all: halves are tried, and halves of halves, until the bad rows are alone. */
export async function insertBisecting(
  insert: Insert,
  token: string,
  rows: Buffer[],
): Promise<Refused[]> {
  if (rows.length === 0) return []
  try {
    await insert(token, Buffer.concat(rows.flatMap((row) => [row, NEWLINE])))
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
