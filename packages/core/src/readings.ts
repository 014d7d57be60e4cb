import { DAY, MINUTE } from './units.ts'

/** What a trait can be. */
export type Value = number | string | boolean | null

/**
 * What a trait says of its window: of the takings that lie in it, in any order, with the bucket
 * of each, a bucket maybe more than once. A reading is an export here, so that a site's file
 * carries those alone that its config uses.
 */
export type Reading = (values: never[], now: number, buckets: number[]) => Value

const distinctOf = (values: unknown[]) => new Set(values).size

const extreme =
  (choose: (...values: number[]) => number): Reading =>
  (values) =>
    values.length ? choose(...values) : null
const units =
  (unit: number, last: Reading): Reading =>
  (values, now, buckets) => {
    const at = last(values, now, buckets) as number | null
    return at === null ? at : Math.floor((now - at) / unit)
  }
const byTime =
  (isSooner: (one: number, other: number) => boolean): Reading =>
  (values) => {
    let chosen: [at: number, value: Value] | undefined
    for (const value of values) if (!chosen || isSooner(value[0], chosen[0])) chosen = value
    return chosen ? chosen[1] : null
  }

export const sum: Reading = (values) => values.reduce((total, value) => total + value, 0)
export const min = extreme(Math.min)
export const max = extreme(Math.max)
export const first = byTime((one, other) => one < other)
export const last = byTime((one, other) => one >= other)
export const days_since_first = units(DAY, min)
export const days_since_last = units(DAY, max)
export const minutes_since_last = units(MINUTE, max)

const MOST_DISTINCT = 256
export const distinct: Reading = (values) =>
  Math.min(MOST_DISTINCT, distinctOf(values.join('').match(/.{8}/g) ?? []))

/** Active days, where a bucket is a day, where it is an hour, and where one bucket holds many days. */
export const filled_days: Reading = (_values, _now, days) => distinctOf(days)
export const days_of_hours: Reading = (_values, _now, hours) =>
  distinctOf(hours.map((hour) => Math.floor(hour / 24)))
export const kept_days: Reading = (values) => {
  let older = 0
  const days = (values as [number, number, string][]).flatMap(([more, newest, signs]) => {
    older += more
    return [...signs].flatMap((sign, back) => (sign > '0' ? newest - back : []))
  })
  return older + distinctOf(days)
}
