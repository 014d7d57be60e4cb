/** `time` is in ms since 1970; `json` is any value of JSON. */
export type Column = { name: string; type: 'text' | 'time' | 'whole' | 'number' | 'json' }

export type Cell = string | number | null | object

/** Rows with a cell for each column, some at a time. */
export type Table = { columns: readonly Column[]; pages: AsyncIterable<Cell[][]> }

/** A table in a format, a part at a time. */
export type Write = (table: Table) => AsyncGenerator<Uint8Array>
