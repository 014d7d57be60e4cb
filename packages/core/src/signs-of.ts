import { fnv1a } from './hash.ts'
import { SIGNS } from './units.ts'

/** The hash of a value, of 48 bits, as 8 signs of which none must be escaped in JSON. */
export function signsOf(value: unknown): string {
  const text = (typeof value)[0]! + value
  const hash = fnv1a(text)
  let bits = hash * 65_536 + (fnv1a(hash + text) >>> 16)
  let signs = ''
  while (signs.length < SIGNS) {
    const part = bits % 64
    signs += String.fromCharCode(part + (part > 56 ? 36 : 35))
    bits = (bits - part) / 64
  }
  return signs
}
