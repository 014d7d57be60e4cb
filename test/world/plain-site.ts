import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Site = {
  url: string
  /** Every path that somebody asked for, with its query. */
  asked: Set<string>
  stop(): Promise<void>
}

/** A site of plain pages: the body is looked up by the path, and each page's head is made for its host. */
export async function openPlainSite(
  head: (host: string) => string,
  bodies: Record<string, string>,
): Promise<Site> {
  const asked = new Set<string>()
  const server = createServer((request, response) => {
    asked.add(request.url!)
    const { pathname } = new URL(request.url!, 'http://site.example')
    const body = bodies[pathname]
    if (body === undefined) return response.writeHead(404).end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><head>${head(request.headers.host!)}<title>${pathname}</title>` +
        `<link rel="icon" href="data:,"></head><body>${body}</body></html>`,
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
