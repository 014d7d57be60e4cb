import type { Days } from '@segue/core'

const DAY = 86_400_000

/** So many days that are over in a zone, yesterday the last of them. */
export function lastDays(count: number, zone: string, now: number): Days {
  // Swedes write dates as ISO 8601 does.
  const today = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(now)
  const back = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10)
  return { from: back(count), to: back(1) }
}
