import { DAY } from './units.ts'

/** The number of a week; weeks begin on Monday, 00:00 UTC. The first day of all times was a Thursday. */
export const weekAt = (at: number): number => Math.floor((Math.floor(at / DAY) + 3) / 7)

/** The Monday of a week, such as `2026-11-16`. */
export const mondayOf = (week: number): string =>
  new Date((week * 7 - 3) * DAY).toISOString().slice(0, 10)
