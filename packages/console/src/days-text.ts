import type { Days } from '@segue/core'

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayOfYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `26 Oct – 22 Nov 2026`; the year twice where it is another. */
export function daysText({ from, to }: Days): string {
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  const first = (isOneYear ? day : dayOfYear).format(new Date(from))
  return `${first} – ${dayOfYear.format(new Date(to))}`
}

/** `26 Oct`. */
export const dayText = (date: string): string => day.format(new Date(date))
