import { DAY, MINUTE } from './units.ts'

/** What a trait can be. */
export type Value = number | string | boolean | null

/** What lies in a window: takings with their buckets, in any order, a bucket maybe more than once. */
export type Filled = [bucket: number, value: never][]

/**
 * What a trait says of its window. A reading is an export here, so that a site's file carries
 * those alone that its config uses.
 */
export type Reading = (filled: Filled, now: number) => Value

const valuesOf = (filled: Filled) => filled.map(([, value]) => value)
const distinctOf = (values: unknown[]) => new Set(values).size

const extreme =
  (choose: (...values: number[]) => number): Reading =>
  (filled) =>
    filled.length ? choose(...valuesOf(filled)) : null
const units =
  (unit: number, last: Reading): Reading =>
  (filled, now) => {
    const at = last(filled, now) as number | null
    return at === null ? at : Math.floor((now - at) / unit)
  }
const byTime =
  (isSooner: (one: number, other: number) => boolean): Reading =>
  (filled) => {
    let chosen: [at: number, value: Value] | undefined
    for (const [, value] of filled) if (!chosen || isSooner(value[0], chosen[0])) chosen = value
    return chosen ? chosen[1] : null
  }

export const sum: Reading = (filled) => valuesOf(filled).reduce((total, value) => total + value, 0)
export const min = extreme(Math.min)
export const max = extreme(Math.max)
export const first = byTime((one, other) => one < other)
export const last = byTime((one, other) => one >= other)
export const days_since_first = units(DAY, min)
export const days_since_last = units(DAY, max)
export const minutes_since_last = units(MINUTE, max)

const MOST_DISTINCT = 256
export const distinct: Reading = (filled) =>
  Math.min(MOST_DISTINCT, distinctOf(valuesOf(filled).join('').match(/.{8}/g) ?? []))

/** Active days, where a bucket is a day, where it is an hour, and where one bucket holds many days. */
export const filled_days: Reading = (filled) => distinctOf(filled.map(([day]) => day))
export const days_of_hours: Reading = (filled) =>
  distinctOf(filled.map(([hour]) => Math.floor(hour / 24)))
export const kept_days: Reading = (filled) => {
  let older = 0
  const days = (valuesOf(filled) as [number, number, string][]).flatMap(([more, newest, signs]) => {
    older += more
    return [...signs].flatMap((sign, back) => (sign > '0' ? newest - back : []))
  })
  return older + distinctOf(days)
}
