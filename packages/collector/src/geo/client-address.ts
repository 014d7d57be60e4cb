import type { IncomingMessage } from 'node:http'

/**
 * Whose request it is. Each proxy adds the address that it was asked by to the end of
 * `X-Forwarded-For`, so with n trusted proxies the n-th from the end is true; what stands before
 * it anybody can have written.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? ''
  if (trustedProxies < 1) return plain(direct)
  const forwarded = [request.headers['x-forwarded-for'] ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .map((address) => address.trim())
  return plain(forwarded.at(-trustedProxies) || direct)
}

/** An IPv4 address that came over an IPv6 socket. */
const plain = (address: string) => address.replace(/^::ffff:/, '')
