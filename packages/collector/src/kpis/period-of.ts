import type { Days } from '@segue/core'
import { ApiError } from '../api/api-error.ts'
import type { Periods } from '../store/site-visits.ts'
import { beginOfDay, dayAt, dayOf, dayText, isZone } from './zone-day.ts'

export type PeriodAsked = { from?: string; to?: string; zone?: string }

export type Period = { zone: string; period: Days; before: Days; moments: Periods }

/** Four whole weeks, so that each weekday is there as often as the others. */
const USUAL_DAYS = 28
const MOST_DAYS = 400

/**
 * The days that are asked for and as many before them: without dates the last four weeks that are
 * over, without a zone those of UTC.
 */
export function periodOf({ from, to, ...asked }: PeriodAsked, now: number): Period {
  const zone = readZone(asked.zone)
  const last = to === undefined ? dayAt(now, zone) - 1 : readDay('to', to)
  const first = from === undefined ? last - USUAL_DAYS + 1 : readDay('from', from)
  const days = last - first + 1
  if (days < 1 || days > MOST_DAYS) {
    throw new ApiError(
      400,
      `From ${dayText(first)} to ${dayText(last)} are ${days} days. Give 1 to ${MOST_DAYS}.`,
    )
  }
  const day = (number: number) => beginOfDay(number, zone)
  return {
    zone,
    period: { from: dayText(first), to: dayText(last) },
    before: { from: dayText(first - days), to: dayText(first - 1) },
    moments: { from: day(first - days), split: day(first), to: day(last + 1) },
  }
}

export function readZone(zone = 'UTC'): string {
  if (isZone(zone)) return zone
  throw new ApiError(400, `"zone" is "${zone}". Give a name such as "Europe/Brussels" or "UTC".`)
}

export function readDay(name: string, text: string): number {
  const day = dayOf(text)
  if (day !== undefined) return day
  throw new ApiError(400, `"${name}" is "${text}". Give a day such as 2026-10-31.`)
}
