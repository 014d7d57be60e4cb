import type { VisitorEvent } from './event.ts'
import { signsOf } from './signs-of.ts'
import type { Taking } from './takings.ts'

// The same as in `takings.ts` for the events that are there before the first paint: a page's view
// and what it exposed. Their properties lie on the top, and are texts: there is nothing to add up.

export { at, count, day } from './takings.ts'

const plain = (event: VisitorEvent, of: string[]) => {
  const value = event[`${of}`]
  return typeof value === 'string' ? value.slice(0, 64) : value
}

export const first: Taking = (event, of) => {
  const value = plain(event, of)
  return value === undefined ? value : [event.at, value]
}
export const last = first

export const distinct: Taking = (event, of) => {
  const value = plain(event, of)
  return value === undefined ? value : signsOf(value)
}
