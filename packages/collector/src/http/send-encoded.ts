import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Encoded } from '../publish/encoded.ts'
import { bestEncoding } from './best-encoding.ts'

/** Sends a file in the form that the client takes, or 304 when the client has that form already. */
export function sendEncoded(
  request: IncomingMessage,
  response: ServerResponse,
  file: Encoded,
  headers: OutgoingHttpHeaders,
): void {
  const encoding = bestEncoding(request.headers['accept-encoding'])
  // A strong ETag names the bytes, and each encoding has its own.
  const etag = `"${file.hash}-${encoding}"`
  const common = { ...headers, etag, vary: 'accept-encoding' }
  if (has(request.headers['if-none-match'], etag)) {
    response.writeHead(304, common).end()
    return
  }
  const body = file[encoding]
  response.writeHead(200, {
    ...common,
    'content-type': `${file.type}; charset=utf-8`,
    'content-length': body.length,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
  })
  // To HEAD, Node sends no body by itself.
  response.end(body)
}

/** A CDN that compresses or stores may have made the ETag a weak one. RFC 9110, section 13.1.2. */
function has(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '')
    .split(',')
    .map((entry) => entry.trim().replace(/^W\//, ''))
    .some((entry) => entry === etag || entry === '*')
}
