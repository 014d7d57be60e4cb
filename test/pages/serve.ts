import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { type PagesOptions, prepareScripts, reply } from './reply.ts'

export type Pages = {
  /** The address of a page, or of what lies below it. */
  at(page: string, path?: string): string
  stop(): Promise<void>
}

/** What a `beforeAll` should allow: at the first use the frameworks are bundled, on a busy machine slowly. */
export const FIRST_USE = 300_000

/** Serves all host pages on a free port until `stop`. */
export async function servePages(options: PagesOptions = {}): Promise<Pages> {
  await prepareScripts()
  const server = createServer(async (request, response) => {
    const nonce = randomBytes(9).toString('base64url')
    try {
      const {
        status,
        headers,
        body,
        later = [],
        held,
      } = await reply(request.url ?? '/', nonce, options)
      if (held) await setTimeout(options.hold ?? 0)
      response.writeHead(status, headers)
      if (later.length) response.write(body)
      for (const piece of later) {
        // Long enough for some frames.
        await setTimeout(60)
        response.write(piece)
      }
      response.end(later.length ? undefined : body)
    } catch (error) {
      console.error(`The host page ${request.url} could not be made:`, error)
      response.writeHead(500).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    at: (page, path = '') => `http://127.0.0.1:${port}/${page}/${path}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
