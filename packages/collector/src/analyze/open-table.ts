import { mkdtempSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSessions, type Sessions } from '../store/engine-sessions.ts'
import { AnalyzeError } from './analyze-error.ts'

export type Values = Record<string, string | number | null>
/** Parameters are names of columns: an Identifier is taken as it is, where a String would be unescaped. */
export type Sql = { text: string; params: Record<string, string> }

/** The opened file, wherever a table may stand in SQL. */
export const FILE = 'file({file:String}, {format:String})'

/** A file as a table of the engine, in a place of its own that is gone when it is closed. */
export type Table = {
  columns: string[]
  rows<Row extends object = Values>(sql: Sql, inOrder?: boolean): Promise<Row[]>
  close(): void
}

const FORMATS = { '.csv': 'CSVWithNames', '.csv.gz': 'CSVWithNames', '.parquet': 'Parquet' }

export async function openTable(path: string): Promise<Table> {
  const [ending, format] = formatOf(path)
  expectFile(path)
  const room = mkdtempSync(join(tmpdir(), 'segue-analyze-'))
  // By a name of our own: in that of the file the engine would read `*` or `{1}` as a pattern.
  const link = join(room, `data${ending}`)
  symlinkSync(realpathSync(path), link)
  let sessions: Sessions | undefined
  const close = () => {
    sessions?.close()
    rmSync(room, { recursive: true, force: true })
  }

  async function rows<Row>({ text, params }: Sql, inOrder = false): Promise<Row[]> {
    try {
      const answer = await sessions!.run({
        sql: text,
        format: 'JSONEachRow',
        settings: { ...SETTINGS, ...(inOrder && IN_ORDER) },
        params: { ...params, file: link, format },
      })
      return answer
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Row)
    } catch (error) {
      // What reads at once counts rows within its part of the file.
      if (!inOrder && /at row \d/.test(String(error))) return rows({ text, params }, true)
      throw unreadable(path, error)
    }
  }

  try {
    sessions = openSessions(join(room, 'engine'))
    const described = await rows<{ name: string }>({ text: `DESCRIBE TABLE ${FILE}`, params: {} })
    return { columns: described.map(({ name }) => name), rows, close }
  } catch (error) {
    close()
    throw error
  }
}

// Every cell of CSV is text here: "007" stays an arm, and a guess from the first rows spoils no later one.
const SETTINGS = {
  input_format_csv_use_best_effort_in_schema_inference: '0',
  input_format_max_rows_to_read_for_schema_inference: '1',
  input_format_csv_skip_trailing_empty_lines: '1',
  force_grouping_standard_compatibility: '1',
  // A file may have columns of any name, also of those that we give.
  prefer_column_name_to_alias: '1',
}
const IN_ORDER = { max_threads: '1', input_format_parallel_parsing: '0' }

function formatOf(path: string): [string, string] {
  const found = Object.entries(FORMATS).find(([ending]) => path.toLowerCase().endsWith(ending))
  if (found) return found
  throw new AnalyzeError(
    `"${path}" ends in none of ${Object.keys(FORMATS).join(', ')}. Give a file of one of these kinds.`,
  )
}

function expectFile(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) {
    throw new AnalyzeError(`There is no file "${path}". Say where it is, from "${process.cwd()}".`)
  }
  if (!found.isFile()) throw new AnalyzeError(`"${path}" is no file. Name one file in it.`)
  if (found.size === 0) {
    throw new AnalyzeError(`"${path}" is empty. Give a file with a header and rows.`)
  }
}

function unreadable(path: string, error: unknown): AnalyzeError {
  const message = error instanceof Error ? error.message : String(error)
  if (message.includes('EMPTY_DATA_PASSED') || message.includes('the file is empty')) {
    return new AnalyzeError(`"${path}" has no rows after its header. Give a file with rows.`)
  }
  const twice = /Duplicate column name found[^"]*"(.*)"\./.exec(message)?.[1]
  if (twice !== undefined) {
    return new AnalyzeError(`"${path}" has two columns "${twice}". Name one of them otherwise.`)
  }
  const row = /\(at row (\d+)\)/.exec(message)?.[1]
  const why = /ERROR: (.*)/.exec(message)?.[1] ?? /Exception: (.*)/.exec(message)?.[1] ?? message
  return new AnalyzeError(
    row === undefined
      ? `"${path}" cannot be read: ${why}`
      : `"${path}" cannot be read from row ${row} after its header on: ${why} Every row needs as many cells as the header; ` +
          'a cell with a comma, a quote or a line break has to stand in double quotes.',
  )
}
