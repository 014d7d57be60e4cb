import type { IncomingMessage } from 'node:http'

export type Body =
  | { kind: 'whole'; bytes: Buffer }
  | { kind: 'too-large' }
  | { kind: 'too-slow' }
  /** The visitor has left: there is nobody to answer. */
  | { kind: 'broken-off' }

export function readBody(request: IncomingMessage, most: number, millis: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0

    function finish(body: Body): void {
      clearTimeout(timer)
      request.off('data', take)
      resolve(body)
    }
    function take(chunk: Buffer): void {
      size += chunk.length
      if (size > most) finish({ kind: 'too-large' })
      else chunks.push(chunk)
    }

    const timer = setTimeout(() => finish({ kind: 'too-slow' }), millis)
    request.on('data', take)
    request.once('end', () => finish({ kind: 'whole', bytes: joined(chunks) }))
    request.once('close', () => finish({ kind: 'broken-off' }))
    if (Number(request.headers['content-length']) > most) finish({ kind: 'too-large' })
  })
}

/** Most bodies come in one piece, which need not be copied. */
const joined = (chunks: Buffer[]) => (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))
