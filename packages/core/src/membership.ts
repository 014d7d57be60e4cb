import { DAY } from './units.ts'
import type { Moment } from './visit.ts'

/** What a published segment says of staying: as long as a visit (0), for ever (-1), or some days; absent with `while`. */
export type Keep = number
export const THIS_VISIT = 0
export const FOR_EVER = -1

export const keepOf = (text: string): Keep | undefined =>
  text === 'while'
    ? undefined
    : text === 'visit'
      ? THIS_VISIT
      : text === 'forever'
        ? FOR_EVER
        : Number.parseInt(text, 10)

/** When a segment's condition held last, and in which visit. */
export type Held = [at: number, visit: number]

/** Whether somebody for whom the condition held then is in still, as far as `keep` says. */
export function stays(keep: Keep | undefined, [at, visit]: Held, moment: Moment): boolean {
  if (keep === THIS_VISIT) return visit === moment.visit
  return keep === undefined || keep === FOR_EVER || moment.now - at < keep * DAY
}
