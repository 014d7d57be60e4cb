import { csv } from './csv.ts'
import { ndjson } from './ndjson.ts'
import { parquet } from './parquet.ts'
import type { Write } from './table.ts'

/** What a table can be written as. */
export const FORMATS: Record<string, { write: Write; type: string }> = {
  csv: { write: csv, type: 'text/csv; charset=utf-8' },
  ndjson: { write: ndjson, type: 'application/x-ndjson' },
  parquet: { write: parquet, type: 'application/vnd.apache.parquet' },
}
