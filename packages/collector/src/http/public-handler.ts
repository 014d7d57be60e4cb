import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Encoded } from '../publish/encoded.ts'
import type { SnippetFiles } from '../publish/snippet-file.ts'
import { sendEncoded } from './send-encoded.ts'
import { sendJson } from './send-json.ts'

type Parts = {
  filesOf: (site: string) => Promise<SnippetFiles | undefined>
  /** A part of a site's script by a name that changes with its content. */
  partNamed: (name: string) => Promise<Encoded | undefined>
  /** What a site's file is for the holder of a preview's token. */
  previewOf: (site: string, token: string) => Promise<Encoded | undefined>
  /** Takes beacons at `/e`. */
  ingest: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>
  /** Why events cannot be taken just now; undefined where they can. */
  trouble: () => string | undefined
  onError: (error: unknown) => void
}

/** A publish reaches new visitors within a minute; returning ones paint from the copy they have. */
const LIVE = 'public, max-age=60, stale-while-revalidate=604800'
/** A preview is somebody's own, and ends at its moment. */
const PRIVATE = 'private, no-store'
const FOR_EVER = 'public, max-age=31536000, immutable'

/** Any site may load these files, from any origin, and measure how long they took. */
const FOR_ALL = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*',
  'x-content-type-options': 'nosniff',
}

/** For people who open the address to see whether it is alive. */
const WELCOME = `This is a Segue collector, and it runs.

Scripts are at /s/<site>.js, beacons go to /e, and /healthz and /readyz answer
monitors.
The console has an address of its own: the start printed it.
`

/** What visitors' browsers ask for: scripts, configs and beacons. No request may bring it down. */
export function publicHandler({
  filesOf,
  partNamed,
  previewOf,
  ingest,
  trouble,
  onError,
}: Parts): RequestListener {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query] = (request.url ?? '').split(/[?#]/, 2)
    if (path === '/e') return ingest(request, response)
    if (path === '/') return void response.end(WELCOME)
    const file = path.startsWith('/s/') ? path.slice('/s/'.length) : null
    if (file === null && path !== '/healthz' && path !== '/readyz') return notFound(response, path)
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed(response)
    if (file === null) {
      const error = path === '/readyz' ? trouble() : undefined
      return sendJson(response, error ? 503 : 200, { ok: !error, ...(error && { error }) })
    }

    const found = await find(file, new URLSearchParams(query).get('preview'))
    if (!found) return notFound(response, path)
    sendEncoded(request, response, found.encoded, { ...FOR_ALL, 'cache-control': found.cache })
  }

  async function find(
    file: string,
    preview: string | null,
  ): Promise<{ encoded: Encoded; cache: string } | undefined> {
    if (/^[\w-]{1,64}\.[0-9a-f]+\.js$/.test(file)) {
      const encoded = await partNamed(file)
      return encoded && { encoded, cache: FOR_EVER }
    }
    const [, site, form] = /^([\w-]{1,64})\.(js|json)$/.exec(file) ?? []
    if (site === undefined) return undefined
    if (form === 'js' && preview !== null) {
      const encoded = await previewOf(site, preview)
      return encoded && { encoded, cache: PRIVATE }
    }
    const files = await filesOf(site)
    return files && { encoded: form === 'js' ? files.js : files.json, cache: LIVE }
  }

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      onError(error)
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, { error: 'Something went wrong here. It is in the log.' })
    })
  }
}

function notFound(response: ServerResponse, path: string): void {
  // The browser of a page that asks for a site without a version shall see the 404, not CORS.
  response.setHeader('access-control-allow-origin', '*')
  sendJson(response, 404, { error: `There is nothing at ${path.slice(0, 200)}.` })
}

function notAllowed(response: ServerResponse): void {
  response.setHeader('allow', 'GET, HEAD')
  sendJson(response, 405, { error: 'Only GET and HEAD are answered here.' })
}
