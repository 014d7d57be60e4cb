import { createHash } from 'node:crypto'

/**
 * A UUID (version 8, RFC 9562) that follows from a token and a word. Whoever takes a segment apart
 * again after a crash comes to the same tokens, and the store knows what it has had.
 */
export function deriveToken(token: string, word: string): string {
  const bytes = createHash('sha256').update(`${token} ${word}`).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
