import {
  ByteWriter,
  type ColumnSource,
  ParquetWriter,
  schemaFromColumnData,
} from 'hyparquet-writer'
import type { Cell, Column, Write } from './table.ts'

const TYPES = {
  text: 'STRING',
  time: 'TIMESTAMP',
  whole: 'INT64',
  number: 'DOUBLE',
  json: 'JSON',
} as const satisfies Record<Column['type'], ColumnSource['type']>

/** A group of rows for each page: one page is held, and the list of groups. */
export const parquet: Write = async function* ({ columns, pages }) {
  const columnData = (rows: Cell[][]) =>
    columns.map(({ name, type }, index) => ({
      name,
      type: TYPES[type],
      nullable: true,
      data: rows.map((row) => cellOf(row[index] ?? null, type)),
    }))
  const bytes = new ByteWriter()
  const file = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnData([]) }),
    createdBy: 'segue',
  })
  // The writer counts on from what was taken away.
  const taken = () => {
    const part = bytes.buffer.slice(0, bytes.index)
    bytes.index = 0
    return new Uint8Array(part)
  }
  for await (const rows of pages) {
    if (!rows.length) continue
    await file.write({ columnData: columnData(rows), rowGroupSize: rows.length })
    yield taken()
  }
  await file.finish()
  yield taken()
}

function cellOf(cell: Cell, type: Column['type']): unknown {
  if (cell === null) return null
  switch (type) {
    case 'time':
      return new Date(cell as number)
    case 'whole':
      return BigInt(cell as number)
    default:
      return cell
  }
}
