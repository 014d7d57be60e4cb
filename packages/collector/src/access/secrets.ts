import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret that nobody can guess: 256 bits, as text for links, cookies and headers. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Short, and not secret. */
export const newId = (): string => randomBytes(9).toString('base64url')

/** What is kept of a secret. A quick hash is enough where there is nothing to guess. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

/** Whether two texts are equal; says nothing of them by the time it takes. */
export function sameSecret(one: string, other: string): boolean {
  // Equal lengths for the comparison, whatever was sent.
  return timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)))
}
