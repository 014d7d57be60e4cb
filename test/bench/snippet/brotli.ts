import { brotliCompressSync, constants } from 'node:zlib'

const packed = new Map<string, Buffer>()

/** At the highest quality, as files are kept that are compressed once; each is compressed once here, too. */
export function brotli(plain: Buffer): Buffer {
  const key = plain.toString('latin1')
  const found = packed.get(key)
  if (found) return found
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: plain.length }
  const made = brotliCompressSync(plain, { params })
  packed.set(key, made)
  return made
}
