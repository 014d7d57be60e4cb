import type { Days } from '@segue/core'
import { ApiError } from '../api/api-error.ts'
import { readDay, readZone } from './period-of.ts'
import { beginOfDay, dayAt, dayText } from './zone-day.ts'

export type WeeksAroundAsked = { date: string; weeks?: string; zone?: string }

export type WeeksAround = {
  zone: string
  date: string
  /** On each side. */
  weeks: number
  before: Days
  after: Days
  /** Days since 1970. */
  first: number
  moments: { from: number; to: number }
}

const USUAL_WEEKS = 4
const MOST_WEEKS = 26
/** Of fewer nobody knows by how much weeks differ anyway. */
const FEWEST_WEEKS = 2

/** Whole weeks before a day and from it on: as many as were asked for, or as are over. */
export function weeksAround(
  { date, weeks: asked = `${USUAL_WEEKS}`, zone: name }: WeeksAroundAsked,
  now: number,
): WeeksAround {
  const [zone, day] = [readZone(name), readDay('date', date)]
  const wanted = Number(asked)
  if (!Number.isInteger(wanted) || wanted < FEWEST_WEEKS || wanted > MOST_WEEKS) {
    const error = `"weeks" is "${asked}". Give ${FEWEST_WEEKS} to ${MOST_WEEKS}.`
    throw new ApiError(400, error)
  }
  const over = Math.floor((dayAt(now, zone) - day) / 7)
  const weeks = Math.min(wanted, over)
  if (weeks < FEWEST_WEEKS) {
    throw new ApiError(
      400,
      `From ${date} on ${FEWEST_WEEKS} whole weeks are needed, to know by how much weeks differ anyway. ` +
        `Ask again on ${dayText(day + 7 * FEWEST_WEEKS)}.`,
    )
  }
  const [first, last] = [day - 7 * weeks, day + 7 * weeks - 1]
  return {
    zone,
    date,
    weeks,
    before: { from: dayText(first), to: dayText(day - 1) },
    after: { from: date, to: dayText(last) },
    first,
    moments: { from: beginOfDay(first, zone), to: beginOfDay(last + 1, zone) },
  }
}
