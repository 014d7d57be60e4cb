import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A text as it is served: compressed once, when it is made, with a name for its content. */
export type Encoded = {
  type: 'text/javascript' | 'application/json'
  identity: Buffer
  br: Buffer
  gzip: Buffer
  /** Tells contents apart; each encoding of it needs an ETag of its own. */
  hash: string
}

const toBrotli = promisify(brotliCompress)
const toGzip = promisify<Buffer, { level: number }, Buffer>(gzip)

export async function encode(type: Encoded['type'], text: string): Promise<Encoded> {
  const identity = Buffer.from(text)
  const [br, zipped] = await Promise.all([brotli(text), toGzip(identity, { level: 9 })])
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22)
  return { type, identity, br, gzip: zipped, hash }
}

/** At the highest quality: it is done once and read many times. */
export function brotli(text: string): Promise<Buffer> {
  return toBrotli(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  })
}
