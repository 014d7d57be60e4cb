import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a site answers at a path; without a type it is a page. */
export type Answer = { body: string; type?: string; headers?: Record<string, string> }

export type Site = { url: string; stop(): Promise<void> }

type Forward = (request: IncomingMessage, response: ServerResponse) => boolean

/** Somebody's web site on a free port. `forward` may take a request away from it, as a proxy does. */
export async function openSite(
  answer: (path: string) => Answer | undefined,
  forward: Forward = () => false,
): Promise<Site> {
  const server = createServer((request, response) => {
    if (forward(request, response)) return
    const path = (request.url ?? '').split('?', 1)[0]!
    const { body, type = 'text/html', headers } = answer(path) ?? NOTHING
    const status = body ? 200 : 204
    const common = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' }
    response.writeHead(status, { ...common, ...headers }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Browsers ask for an icon by themselves; a 404 would be an error in the page's console. */
const NOTHING: Answer = { body: '' }
