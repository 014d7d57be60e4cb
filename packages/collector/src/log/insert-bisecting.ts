import { RefusedRows } from '../store/store.ts'
import { deriveToken } from './derive-token.ts'

type Insert = (token: string, rows: Buffer) => Promise<void>
export type Refused = { row: Buffer; reason: string }

const NEWLINE = 10

/** One bad row refuses all: halves are tried, and halves of halves, until the bad rows are alone. */
export async function insertBisecting(
  insert: Insert,
  token: string,
  rows: Buffer,
): Promise<Refused[]> {
  if (rows.length === 0) return []
  try {
    await insert(token, rows)
    return []
  } catch (error) {
    if (!(error instanceof RefusedRows)) throw error
    const middle = middleOf(rows)
    if (middle === 0) return [{ row: rows.subarray(0, -1), reason: error.message }]
    return [
      ...(await insertBisecting(insert, deriveToken(token, 'first'), rows.subarray(0, middle))),
      ...(await insertBisecting(insert, deriveToken(token, 'second'), rows.subarray(middle))),
    ]
  }
}

/** Where the second half of the lines begins; 0 where there is one line. */
function middleOf(lines: Buffer): number {
  const starts: number[] = []
  for (let start = 0; start < lines.length; start = lines.indexOf(NEWLINE, start) + 1) {
    starts.push(start)
  }
  return starts[starts.length >> 1]!
}
