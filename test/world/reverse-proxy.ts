import { type IncomingMessage, request, type ServerResponse } from 'node:http'

/** What a proxy takes over from a site, and for whom. */
export type Rule = {
  prefix: string
  upstream: string
  /** The prefix is not the upstream's. */
  strip: boolean
  /** The upstream hears the name that the browser has asked for. */
  keepsHost: boolean
}

/** Hands on what a rule names; false for everything else. */
export function reverseProxy({ prefix, upstream, strip, keepsHost }: Rule) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const path = incoming.url ?? '/'
    if (!path.startsWith(prefix)) return false
    const url = new URL(strip ? `/${path.slice(prefix.length)}` : path, upstream)
    const headers = {
      ...incoming.headers,
      host: keepsHost ? incoming.headers.host : url.host,
      'x-forwarded-for': incoming.socket.remoteAddress,
      'x-forwarded-proto': 'http',
    }
    const passed = request(url, { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
    return true
  }
}
