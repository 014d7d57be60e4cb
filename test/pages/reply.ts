import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { type Bundle, bundle, scriptNamed } from './bundle.ts'
import type { HostPage, Place, Script } from './host-page.ts'
import { pages } from './pages.ts'

export type PagesOptions = {
  /** What stands in every page's head: the tag, made for the nonce of this one response. */
  head?: (nonce: string, asked: { page: string; query: URLSearchParams }) => string
  /** By how many milliseconds the pages' own scripts are held back, so that they take over late. */
  hold?: number
  /** Headers for a page beside its own (a policy is replaced, not joined). */
  headers?: (page: string, nonce: string) => Record<string, string>
}

export type Reply = {
  status: number
  headers: Record<string, string>
  body?: Buffer | undefined
  /** What follows the body, each piece after a pause. */
  later?: Buffer[]
  /** A script of the page's own, which may be held back. */
  held?: boolean
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/x-component',
}
const FOREVER = { 'cache-control': 'public, max-age=31536000, immutable' }
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><path d="M0 0h16v10H0z"/></svg>'
const NOTHING: Reply = { status: 404, headers: {} }

export async function reply(url: string, nonce: string, options: PagesOptions): Promise<Reply> {
  const { pathname, searchParams: query } = new URL(url, 'http://host.example')
  const [, folder = '', ...rest] = pathname.split('/')
  const path = rest.join('/')
  if (pathname === '/page.css') return file(new URL('page.css', import.meta.url))
  // Asked for by the browser itself; a 404 would be an error in the page's console.
  if (pathname === '/favicon.ico') return { status: 204, headers: FOREVER }
  if (pathname === '/workshop.svg') {
    return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: Buffer.from(PICTURE) }
  }
  if (folder === 'scripts') return file(scriptNamed(path))
  const page = pages.find(({ name }) => name === folder)
  if (!page) return NOTHING
  if (page.files && extname(path)) return file(new URL(path, page.files))
  const headers = { ...page.headers?.(nonce), ...options.headers?.(page.name, nonce) }
  const html = await page.html({
    path,
    query,
    nonce,
    head: options.head?.(nonce, { page: page.name, query }) ?? '',
    script: await scriptOf(page, 'content-security-policy' in headers ? nonce : ''),
  })
  if (html === undefined) return NOTHING
  const { charset = 'utf-8', pause } = page
  const [body, ...later] = (pause ? html.split(pause) : [html]).map((piece) =>
    Buffer.from(piece, charset === 'utf-8' ? 'utf8' : 'latin1'),
  )
  return {
    status: 200,
    headers: {
      // Not "no-store": that would keep the page out of the back/forward cache.
      'cache-control': 'no-cache',
      'content-type': `text/html; charset=${charset}`,
      ...headers,
    },
    body,
    later,
  }
}

/** Without a policy the tag is the same in every response, as Turbo expects of what stays in the head. */
async function scriptOf({ script }: HostPage, nonce: string): Promise<Place['script']> {
  if (!script) return { url: '', tag: '' }
  const url = `/scripts/${basename(await bundle(bundleOf(script)))}`
  const how = `${script.classic ? 'defer' : 'type="module"'}${nonce && ` nonce="${nonce}"`}`
  return { url, tag: `<script ${how} src="${url}"></script>` }
}

const bundleOf = ({ entry, classic }: Script): Bundle => ({
  entry,
  target: classic ? 'classic' : 'module',
})

/** Bundles what has not been bundled yet, one after the other: what the first reads serves the next. */
export async function prepareScripts(): Promise<void> {
  for (const { script } of pages) if (script) await bundle(bundleOf(script))
}

async function file(place: URL | string): Promise<Reply> {
  const name = String(place)
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  try {
    const body = await readFile(place)
    return {
      status: 200,
      headers: { 'content-type': type, ...FOREVER },
      body,
      held: name.endsWith('.js'),
    }
  } catch {
    return NOTHING
  }
}
