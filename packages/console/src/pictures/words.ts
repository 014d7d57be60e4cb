import { monthName } from '../month-name.ts'

/** A name that somebody gave, as a title quotes it. */
export const quoted = (name: string) => `“${name}”`

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** `2026-06-01` → `1 June`. */
export function dayName(iso: string): string {
  const [, month, day] = iso.slice(0, 10).split('-').map(Number)
  return `${day} ${monthName(month! - 1)}`
}
