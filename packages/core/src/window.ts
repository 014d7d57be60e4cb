import * as v from 'valibot'
import { DAY, EVER, HOUR, MINUTE, VISIT } from './units.ts'

const lengths: Record<string, number> = { m: MINUTE, h: HOUR, d: DAY }
const MOST: Record<string, number> = { m: 1_440, h: 72, d: 366 }

/** `7d` → its unit and its number; undefined for what is none of these, or too long. */
function partsOf(text: string, units: string): [unit: string, size: number] | undefined {
  const [, size, unit = ''] = /^([1-9]\d{0,3})([mhd])$/.exec(text) ?? []
  return units.includes(unit) && unit && Number(size) <= MOST[unit]!
    ? [unit, Number(size)]
    : undefined
}

/** The stretch of time a trait looks at: `"7d"` (UTC days, today's included), `"12h"` or `"visit"`. */
export const window = v.pipe(
  v.string(),
  v.check(
    (text) => text === 'visit' || !!partsOf(text, 'hd'),
    'Use "1d" to "366d", "1h" to "72h", or "visit".',
  ),
)

/** How long a sequence may take, in plain elapsed time. */
export const elapsed = v.pipe(
  v.string(),
  v.check(
    (text) => !!partsOf(text, 'mhd'),
    'Use "1m" to "1440m", "1h" to "72h" or "1d" to "366d".',
  ),
)

/** The time in which a score halves. */
export const halfLife = v.pipe(
  v.string(),
  v.check((text) => !!partsOf(text, 'hd'), 'Use "1h" to "72h" or "1d" to "366d".'),
)

/** How many milliseconds `"30m"`, `"12h"` or `"7d"` are. */
export function millisOf(text: string): number {
  const [unit, size] = partsOf(text, 'mhd')!
  return lengths[unit]! * size
}

/** `"7d"` → seven buckets of a day; a visit and ever are one bucket each. */
export function bucketsOf(text: string | undefined): { unit: number; size: number } {
  if (!text) return { unit: EVER, size: 1 }
  if (text === 'visit') return { unit: VISIT, size: 1 }
  const [unit, size] = partsOf(text, 'hd')!
  return { unit: lengths[unit]!, size }
}
