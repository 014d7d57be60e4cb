import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { brotli } from './brotli.ts'
import type { Answer, Entry, Places } from './entry.ts'
import { landingPage } from './landing-page.ts'
import { pageAssets } from './page-assets.ts'
import { passOn } from './pass-on.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const CORS = { 'access-control-allow-origin': '*', 'timing-allow-origin': '*' }

/**
 * What came to a browser an hour ago: most visits that return find a copy older than the minute
 * that the collector gives it, so theirs is not flattered by coming at once.
 */
const AN_HOUR_OLD = { age: '3600' }

type Parts = {
  entries: Entry[]
  /** Where the entries' things are for the pages below `/same/` and `/other/`. */
  placesOf: (origin: string, entry: Entry) => Places
  collector: string
}

/** The page's own origin: pages, their assets, the scripts, stubs of back ends, and the collector below `/segue/`. */
export function serve({ entries, placesOf, collector }: Parts): RequestListener {
  const assets = pageAssets()
  const known = new Map(entries.map((entry) => [entry.name, entry]))

  const answerTo = (room: string, name: string, rest: string): Answer | undefined => {
    if (room === 'page') {
      const asset = assets.get(name)
      return asset && { ...asset, cache: FOR_EVER }
    }
    // The page as every script wants to have it: only `--verify` asks for it.
    if (name === 'swapped') return html(landingPage('', { swapped: true }))
    const entry = known.get(name)
    if (!entry) return undefined
    switch (room) {
      case 'same':
      case 'other':
        return html(landingPage(entry.head(placesOf(room, entry))))
      case 's': {
        const body = entry.first[rest]
        return body && { type: 'text/javascript', cache: FOR_EVER, body }
      }
      case 'api':
        return entry.api?.(rest) ?? { body: '{}' }
      default:
        return undefined
    }
  }

  return (request, response) => {
    const path = request.url!.split('?', 1)[0]!
    if (path.startsWith('/segue/')) {
      const below = request.url!.slice('/segue'.length)
      const isLive = /^\/s\/[\w-]+\.js$/.test(below)
      passOn(request, response, {
        to: collector,
        path: below,
        ...(isLive && { headers: AN_HOUR_OLD }),
      })
      return
    }
    // Whatever is sent is read to its end, so that its connection can be used again.
    request.resume()
    if (request.method === 'OPTIONS') return preflight(request, response)
    const [, room = '', name = '', rest = ''] = /^\/(\w+)\/([^/]+)(?:\/(.*))?$/.exec(path) ?? []
    const answer = answerTo(room, name, rest)
    send(response, answer ?? { status: 404, type: 'text/plain', body: `Nothing is at ${path}.` })
  }
}

const html = (body: string): Answer => ({ type: 'text/html; charset=utf-8', body })

function send(response: ServerResponse, answer: Answer): void {
  const { status = 200, type = 'application/json', cache = 'no-cache' } = answer
  const plain = Buffer.from(answer.body)
  const packed = plain.length > 200 && !type.startsWith('image/')
  const body = packed ? brotli(plain) : plain
  response.writeHead(status, {
    ...CORS,
    'content-type': type,
    'cache-control': cache,
    'content-length': body.length,
    ...(packed && { 'content-encoding': 'br' }),
  })
  response.end(body)
}

function preflight(request: IncomingMessage, response: ServerResponse): void {
  const asked = request.headers['access-control-request-headers'] ?? '*'
  response.writeHead(204, {
    ...CORS,
    'access-control-allow-headers': asked,
    'access-control-allow-methods': 'GET,POST,PUT',
    'access-control-max-age': '600',
  })
  response.end()
}
