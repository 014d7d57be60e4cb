import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Statement } from './engine-sessions.ts'

// Orders to ClickHouse's HTTP server, of which the engine knows nothing.
const FOR_THE_SERVER = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'session_id',
  'role',
  'wait_end_of_query',
  'enable_http_compression',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
])

/**
 * As much of ClickHouse's HTTP interface as the official client speaks, so that a laptop and a
 * cluster are one code path. https://clickhouse.com/docs/interfaces/http
 */
export function clickHouseHttp(run: (statement: Statement) => Promise<Buffer>): RequestListener {
  return (request, response) => {
    answer(request, response).catch((error: unknown) => fail(response, error))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://engine')
    if (url.pathname === '/ping') return void response.end('Ok.\n')
    const statement = readStatement(url.searchParams, await readBody(request))
    const result = await run(statement)
    response.setHeader('X-ClickHouse-Query-Id', url.searchParams.get('query_id') ?? '')
    response.setHeader('X-ClickHouse-Summary', '{}')
    response.end(result)
  }
}

/** The query is in the address when the body holds rows. */
export function readStatement(search: URLSearchParams, body: Buffer): Statement {
  const query = search.get('query')
  const statement: Statement = {
    sql: query ?? body.toString(),
    ...(query !== null && body.length > 0 && { rows: body }),
    format: search.get('default_format') ?? 'TabSeparated',
    settings: {},
    params: {},
  }
  for (const [name, value] of search) {
    if (FOR_THE_SERVER.has(name)) continue
    // Names go into the text of a SET.
    if (!/^\w+$/.test(name)) throw new Error(`"${name}" is no name of a setting or parameter.`)
    if (name.startsWith('param_')) statement.params[name.slice('param_'.length)] = value
    else statement.settings[name] = value
  }
  return statement
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

// The engine's text has the form that the client reads: "Code: 60. DB::Exception: … (UNKNOWN_TABLE)".
function fail(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const code = /Code: (\d+)/.exec(message)?.[1] ?? '1001'
  response.writeHead(500, { 'X-ClickHouse-Exception-Code': code })
  response.end(message)
}
