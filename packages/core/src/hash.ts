/** FNV-1a, 32 bits, over UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** Where on [0, 1) a value lies for a seed. */
export const hashOf = (seed: string, value: string) =>
  (fnv1a(`${fnv1a(seed + value)}`) % 10_000) / 10_000

/**
 * Where on [0, 1) a value lies for a seed, by a version of the method; the same as in GrowthBook's SDKs, so that servers agree.
 * An unknown version gives null.
 */
export function hash(seed: string, value: string, version: number): number | null {
  if (version === 2) return hashOf(seed, value)
  if (version === 1) return (fnv1a(value + seed) % 1_000) / 1_000
  return null
}
