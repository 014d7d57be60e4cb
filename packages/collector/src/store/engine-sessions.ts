import { totalmem } from 'node:os'
import { type ChdbResult, Session } from 'chdb'
import { withFileOf } from './file-of.ts'

const MiB = 2 ** 20
const READERS = 2

export type Statement = {
  sql: string
  /** The rows of an INSERT: bytes that nobody but the engine reads. */
  rows?: Buffer
  format: string
  settings: Record<string, string>
  params: Record<string, string>
}

export type Sessions = { run(statement: Statement): Promise<Buffer>; close(): void }

// A session runs one query after another, so reports read beside the writer and not behind it.
export function openSessions(path: string): Sessions {
  const [writer, ...readers] = Array.from({ length: 1 + READERS }, () =>
    createLane(new Session(path, { connectionArgs: limits() }), path),
  ) as [Lane, ...Lane[]]
  return {
    run(statement) {
      if (!/^\s*(select|with|show|describe|explain|exists)\b/i.test(statement.sql)) {
        return writer.run(statement)
      }
      return readers.reduce((a, b) => (b.waiting() < a.waiting() ? b : a)).run(statement)
    },
    close() {
      for (const lane of [writer, ...readers]) lane.close()
    },
  }
}

// Left alone the engine takes nine tenths of the machine, and 5 GB for each of three caches.
function limits(): string[] {
  const memory = Math.min(8192 * MiB, Math.max(1024 * MiB, Math.floor(totalmem() / 4)))
  return [
    `--max_server_memory_usage=${memory}`,
    `--mark_cache_size=${128 * MiB}`,
    `--primary_index_cache_size=${128 * MiB}`,
    `--index_mark_cache_size=${32 * MiB}`,
  ]
}

type Lane = Sessions & { waiting(): number }

function createLane(session: Session, path: string): Lane {
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let changed: string[] = []

  async function prepare({ settings, params }: Statement): Promise<void> {
    // What the statement before set would hold for this one too. Of a name that is set and put back
    // in one SET only the putting back is done, wherever it stands.
    const set = [
      ...changed.filter((name) => !(name in settings)).map((name) => `${name} = DEFAULT`),
      ...Object.entries(settings).map(assigned),
      // Not chdb's own `queryBindAsync`: it lets the whole process bind one query at a time.
      ...Object.entries(params).map(([name, value]) => `param_${name} = ${quote(value)}`),
    ]
    changed = Object.keys(settings)
    if (set.length > 0) await session.queryAsync(`SET ${set.join(', ')}`)
  }

  async function execute(statement: Statement): Promise<Buffer> {
    const insert =
      statement.rows && /^\s*insert into ([\w.]+) format (\w+)\s*$/i.exec(statement.sql)
    if (insert) {
      const [, table, format] = insert
      // On one thread: to parse on several costs a third more, and this is in no hurry.
      const settings = { ...statement.settings, input_format_parallel_parsing: '0' }
      // Rows behind the statement would be read as a part of it, which takes twice as long.
      await withFileOf(statement.rows!, path, (file) =>
        session.queryAsync(
          `INSERT INTO ${table} FROM INFILE ${quote(file)} ` +
            `SETTINGS ${Object.entries(settings).map(assigned).join(', ')} FORMAT ${format}`,
        ),
      ).catch(rethrowPlainly)
      return Buffer.alloc(0)
    }
    await prepare(statement)
    const sql = statement.rows ? `${statement.sql}\n${statement.rows}` : statement.sql
    return bytesOf(await session.queryAsync(sql, { format: statement.format }))
  }

  return {
    waiting: () => waiting,
    run(statement) {
      waiting++
      const done = turn.then(() => execute(statement)).finally(() => waiting--)
      turn = done.catch(() => {})
      return done
    },
    close: () => session.close(),
  }
}

function bytesOf(result: ChdbResult): Buffer {
  const bytes = result.bytes()
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The engine says what is wrong with a row twice, and in which file of ours. */
function rethrowPlainly(error: Error): never {
  const message = error.message
    .replace(/^(Code: \d+\. DB::Exception: )+/, '$1')
    .replace(/\s*: \(in file\/uri .*? \(version [\d.]+\)\./s, '.')
  throw new Error(message, { cause: error })
}

const assigned = ([name, value]: [string, string]) => `${name} = ${quote(value)}`

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
