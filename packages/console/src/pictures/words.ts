import { lazily } from '../lazily.ts'

/** A name that somebody gave, as a title quotes it. */
export const quoted = (name: string) => `“${name}”`

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

const day = lazily(
  () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
)

/** `2026-06-01` → `1 June`. */
export const dayName = (iso: string) => day().format(Date.parse(iso))
