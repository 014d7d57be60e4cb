import { offsetAt } from '@segue/core'

const DAY = 86_400_000

/** "2026-10-31" of a calendar; undefined for what is no day. */
export function dayOf(text: string): number | undefined {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // The parser takes the 31st of February for the 3rd of March.
  return Number.isFinite(at) && dayText(at / DAY) === text ? at / DAY : undefined
}

/** The other way round: days since 1970 as a date. */
export const dayText = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** What the clocks of a zone show at a moment, to the second, as if it were UTC. */
const clockAt = (at: number, zone: string) => Math.floor(at / 1_000) * 1_000 + offsetAt(at, zone)

/** The moment at which a day begins in a zone. */
export function beginOfDay(day: number, zone: string): number {
  const wanted = day * DAY
  // No zone is further than that from UTC, and a day has 23 to 25 hours: first the latest moment at
  // which the clocks still show the day before, to the second, then the one after it. Where clocks
  // leave midnight out (Beirut in spring), the day begins at one o'clock.
  let [low, high] = [wanted - 16 * 3_600_000, wanted + 16 * 3_600_000]
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (clockAt(middle, zone) < wanted) low = middle
    else high = middle
  }
  return high
}

/** The day that it is in a zone. */
export const dayAt = (at: number, zone: string) => Math.floor(clockAt(at, zone) / DAY)
