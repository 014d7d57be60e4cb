import type { IncomingMessage } from 'node:http'
import { layout } from './layout.ts'
import { pageAt } from './page-at.ts'
import { staticFile } from './static-file.ts'

export type Reply = { status: number; headers: Record<string, string>; body?: Buffer }

type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/** What the shop says to a request: a page, a file, or why not. */
export async function reply({ method, url = '/', headers }: Request, head: string): Promise<Reply> {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { allow: 'GET, HEAD' } }
  const [path = '/', query] = url.split('?', 2)
  if (path.length > 1 && path.endsWith('/')) {
    // With one slash in front only: "//elsewhere.example" would lead to another site.
    const location = path.replace(/^\/+|\/+$/g, '')
    return {
      status: 301,
      headers: { location: `/${location}${query === undefined ? '' : `?${query}`}` },
    }
  }
  const file = await staticFile(path)
  if (file) {
    const cached = { etag: file.etag, 'cache-control': 'public, max-age=60' }
    return headers['if-none-match'] === file.etag
      ? { status: 304, headers: cached }
      : { status: 200, headers: { ...cached, 'content-type': file.type }, body: file.body }
  }
  const page = pageAt(path)
  return {
    status: page.status ?? 200,
    // Not "no-store": that would keep the page out of the back/forward cache.
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
    body: Buffer.from(layout(page, path, head)),
  }
}
