import * as v from 'valibot'

/** The stretch of time a trait looks at: `"7d"` (UTC days, today's included), `"12h"` or `"visit"`. */
export const window = v.pipe(
  v.string(),
  v.check((text) => {
    if (text === 'visit') return true
    const parts = /^([1-9]\d{0,2})([dh])$/.exec(text)
    return parts !== null && Number(parts[1]) <= (parts[2] === 'd' ? 366 : 72)
  }, 'Use "1d" to "366d", "1h" to "72h", or "visit".'),
)

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** The bucket's length in milliseconds, and how many of them a window has; or the visit that goes on. */
export type Window = [unit: number, size: number] | 'visit'

/** `"7d"` → seven buckets of a day. */
export function bucketsOf(text: string): Window {
  return [text.endsWith('d') ? DAY : HOUR, Number.parseInt(text, 10)]
}
