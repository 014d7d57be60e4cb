import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Reply, reply } from './reply.ts'

export type ShopOptions = {
  /** 0 takes any free port. */
  port: number
  host?: string
  /** HTML that comes first in every `<head>`: the Segue tag. */
  head: string
}

export type Shop = { url: string; stop: () => Promise<void> }

/** Serves the shop until `stop`. Rejects with Node's own error (`EADDRINUSE`) when the port is taken. */
export function startShop({ port, host = '127.0.0.1', head }: ShopOptions): Promise<Shop> {
  const server = createServer(async (request, response) => {
    const { status, headers, body } = await reply(request, head).catch((error: unknown): Reply => {
      console.error(`The shop could not answer ${request.method} ${request.url}:`, error)
      return { status: 500, headers: {} }
    })
    response.writeHead(status, {
      ...headers,
      'x-content-type-options': 'nosniff',
      ...(body && { 'content-length': body.length }),
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  })
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return new Promise((started, refused) => {
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      const { port: taken } = server.address() as AddressInfo
      started({ url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`, stop })
    })
  })
}
