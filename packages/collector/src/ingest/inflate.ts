import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** Sensible events shrink to a tenth; what shrinks to a hundredth is made to fill our memory. */
const MOST_RATIO = 100
/** Below this nobody's memory suffers. */
const HARMLESS = 32 * 1024

export type Inflated = { bytes: Buffer } | { fault: 'too-large' | 'broken' }

const inflate = promisify(gunzip)

/** What a body says that came as gzip, of `most` bytes at most. */
export async function inflated(body: Buffer, most: number): Promise<Inflated> {
  const maxOutputLength = Math.min(most, Math.max(HARMLESS, MOST_RATIO * body.length))
  try {
    return { bytes: await inflate(body, { maxOutputLength }) }
  } catch (error) {
    const { code } = error as { code?: unknown }
    return { fault: code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken' }
  }
}
