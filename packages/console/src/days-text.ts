import type { Days } from '@segue/core'
import { monthName } from './month-name.ts'

/** `26 Oct – 22 Nov 2026`; the year twice where it is another. */
export function daysText({ from, to }: Days): string {
  const [year, last] = [from.slice(0, 4), to.slice(0, 4)]
  const first = year === last ? dayText(from) : `${dayText(from)} ${year}`
  return `${first} – ${dayText(to)} ${last}`
}

/** `2026-10-26` → `26 Oct`. */
export function dayText(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  return `${day} ${monthName(month! - 1).slice(0, 3)}`
}
