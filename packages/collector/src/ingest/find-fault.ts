export type Fault = { place: string; value: unknown; reason: string }

const DEEPEST = 6
/** A cart of a hundred lines has some two thousand; how large it all is, is looked at elsewhere. */
const MOST_KEYS = 4_096

/**
 * More bytes than the JSON of a value can take (a sign takes six at most: "\u0000"), or more than any
 * number where it holds anything that `findFault` names. One look that makes nothing: nearly every
 * event is sound and small, and where one is not, is worth words only then.
 */
export function mostBytes(value: unknown, depth = 0): number {
  if (typeof value === 'string') return value.isWellFormed() ? 6 * value.length + 2 : AMISS
  if (typeof value === 'number') return Number.isFinite(value) ? 30 : AMISS
  if (typeof value !== 'object' || value === null) return 30
  if (depth > DEEPEST) return AMISS
  let bytes = 2
  if (Array.isArray(value)) {
    for (const member of value) bytes += 1 + mostBytes(member, depth + 1)
    return bytes
  }
  for (const key in value) {
    if (key === '__proto__' || !key.isWellFormed()) return AMISS
    bytes += 6 * key.length + 4 + mostBytes((value as Record<string, unknown>)[key], depth + 1)
  }
  return bytes
}

const AMISS = Number.POSITIVE_INFINITY

/**
 * What JSON can carry and the store cannot keep: half a character (ClickHouse refuses it), a number
 * past all numbers (it would become null), a key that turns prototypes, too much of all.
 */
export function findFault(value: unknown, place: string): Fault | null {
  let keys = 0

  function look(value: unknown, place: string, depth: number): Fault | null {
    if (typeof value === 'string') return lookAtText(value, place)
    if (typeof value === 'number' && !Number.isFinite(value)) {
      return { place, value: String(value), reason: 'The number is too large. Send a smaller one.' }
    }
    if (typeof value !== 'object' || value === null) return null
    if (depth > DEEPEST) {
      return { place, value, reason: `It lies more than ${DEEPEST} levels deep. Flatten it.` }
    }
    if (!Array.isArray(value)) keys += Object.keys(value).length
    if (keys > MOST_KEYS) {
      return { place, value, reason: `There are more than ${MOST_KEYS} keys. Send fewer.` }
    }
    for (const [key, member] of Object.entries(value)) {
      const here = Array.isArray(value) ? `${place}[${key}]` : `${place}.${key}`
      const fault = lookAtKey(key, here) ?? look(member, here, depth + 1)
      if (fault) return fault
    }
    return null
  }

  return look(value, place, 1)
}

function lookAtKey(key: string, place: string): Fault | null {
  if (key === '__proto__')
    return { place, value: key, reason: 'A key cannot have this name. Rename it.' }
  return lookAtText(key, place)
}

function lookAtText(text: string, place: string): Fault | null {
  if (text.isWellFormed()) return null
  const reason = 'The text holds half a character (a lone surrogate). Cut text between characters.'
  return { place, value: text, reason }
}
