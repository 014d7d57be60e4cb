import type { VisitorEvent } from './event.ts'
import { valuesAt } from './path.ts'
import { signsOf } from './signs-of.ts'
import { DAY } from './units.ts'

/**
 * What a matching event gives to a trait, undefined if nothing; `of` are the steps of a path. A taking is an export here, so
 * that a site's file carries those alone that its config uses. 0 stands for an empty bucket, so
 * none that matters looks like it.
 */
export type Taking = (event: VisitorEvent, of: string[]) => unknown

// NaN and infinities are passed over as text is: one bad price must not spoil a year.
const numbersAt = (event: VisitorEvent, of: string[]) =>
  valuesAt(event, of).filter((value) => Number.isFinite(value)) as number[]

/** Strings, finite numbers and booleans; strings count by their first 64 characters. */
function plainAt(event: VisitorEvent, of: string[]): unknown[] {
  const plain: unknown[] = []
  for (const value of valuesAt(event, of)) {
    if (typeof value === 'string') plain.push(value.slice(0, 64))
    else if (typeof value === 'boolean' || Number.isFinite(value)) plain.push(value)
  }
  return plain
}

export const count: Taking = () => 1
export const at: Taking = (event) => event.at
export const sum: Taking = (event, of) => {
  const numbers = numbersAt(event, of)
  return numbers.length ? numbers.reduce((total, number) => total + number) : undefined
}
/** Kept as text, since "0" is something and 0 is not. */
export const min: Taking = (event, of) => {
  const numbers = numbersAt(event, of)
  return numbers.length ? `${Math.min(...numbers)}` : undefined
}
export const max: Taking = (event, of) => {
  const numbers = numbersAt(event, of)
  return numbers.length ? `${Math.max(...numbers)}` : undefined
}

const ofPlain =
  (index: number): Taking =>
  (event, of) => {
    const value = plainAt(event, of).at(index)
    return value === undefined ? value : [event.at, value]
  }
/** `[when, value]` */
export const first = ofPlain(0)
export const last = ofPlain(-1)

// Visitors see the same things again and again.
const signsByValue = new Map<unknown, string>()

function knownSigns(value: unknown): string {
  const known = signsByValue.get(value)
  if (known) return known
  if (signsByValue.size > 1_999) signsByValue.clear()
  const signs = signsOf(value)
  signsByValue.set(value, signs)
  return signs
}

export const distinct: Taking = (event, of) =>
  plainAt(event, of).map(knownSigns).join('') || undefined

/** A UTC day, in the form in which many are kept: `[older days, newest day, "1011…"]`. */
export const day: Taking = (event) => [0, Math.floor(event.at / DAY), '1']
