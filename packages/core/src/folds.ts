import { SIGNS } from './units.ts'

/** `[newest bucket, value, value, …]` from the newest back. */
export type Buckets = [newest: number, ...values: unknown[]]

/** How a taking goes into the bucket at a place; 0 is an empty one. */
export type Fold = (buckets: Buckets, place: number, taken: never) => void

const merging =
  <Value>(merge: (old: Value, taken: Value) => Value): Fold =>
  (buckets, place, taken) => {
    buckets[place] = buckets[place] ? merge(buckets[place] as Value, taken) : taken
  }

type At = [at: number, value: unknown]

export const count = merging<number>((old, taken) => old + taken)
/** Only that there was something. */
export const mark: Fold = (buckets, place) => {
  buckets[place] = 1
}
/**
 * 13 digits keep 0.1 + 0.2 as short as 0.3. What is beyond all numbers stays the largest one:
 * JSON has no infinity.
 */
export const sum: Fold = (buckets, place, taken: number) => {
  const total = ((buckets[place] as number) || 0) + taken
  buckets[place] = Number(Math.max(-MOST, Math.min(MOST, total)).toPrecision(13))
}
const MOST = Number.MAX_VALUE
/**
 * Every window goes on until now, so a value that a newer bucket reaches too is never the extreme
 * of one: it is not kept, and what is left gets more extreme from the newest bucket back.
 */
const extreme =
  (isBeyond: (one: number, other: number) => boolean): Fold =>
  (buckets, place, taken: string) => {
    for (let index = place; index > 0; index--) {
      if (buckets[index] && !isBeyond(Number(taken), Number(buckets[index]))) return
    }
    buckets[place] = taken
    for (let index = place + 1; index < buckets.length; index++) {
      if (!buckets[index]) continue
      if (isBeyond(Number(buckets[index]), Number(taken))) return
      buckets[index] = 0
    }
  }
export const min = extreme((one, other) => one < other)
export const max = extreme((one, other) => one > other)
export const first = merging<At>((old, taken) => (taken[0] < old[0] ? taken : old))
export const last = merging<At>((old, taken) => (taken[0] < old[0] ? old : taken))
export const first_at = merging<number>(Math.min)
export const last_at = merging<number>(Math.max)

const MOST_DISTINCT = 256

/** Each value is kept in the last bucket that it was in, and no more than the most recent ones. */
export const distinct: Fold = (buckets, place, taken: string) => {
  for (let index = 0; index < taken.length; index += SIGNS) {
    putSigns(buckets, place, taken.slice(index, index + SIGNS))
  }
}

function putSigns(buckets: Buckets, place: number, signs: string): void {
  let length = SIGNS
  for (let index = 1; index < buckets.length; index++) {
    const kept = buckets[index] as string | 0
    if (!kept) continue
    length += kept.length
    const at = placeIn(kept, signs)
    if (at < 0) continue
    if (index <= place) return
    // It has happened again since: from here on it is in the later bucket.
    buckets[index] = kept.slice(0, at) + kept.slice(at + SIGNS) || 0
    buckets[place] = (buckets[place] || '') + signs
    return
  }
  buckets[place] = (buckets[place] || '') + signs
  if (length > SIGNS * MOST_DISTINCT) dropOldest(buckets)
}

function placeIn(signs: string, wanted: string): number {
  let place = signs.indexOf(wanted)
  while (place > 0 && place % SIGNS) place = signs.indexOf(wanted, place + 1)
  return place
}

function dropOldest(buckets: Buckets): void {
  let oldest = buckets.length - 1
  while (!buckets[oldest]) oldest--
  buckets[oldest] = (buckets[oldest] as string).slice(SIGNS) || 0
}

/** As far back as a day can be told from one that has been counted before. */
const MOST_DAYS = 366

/**
 * The distinct UTC days of a visit, or of all time, one sign a day from the newest back. What is
 * more than a year late counts as an older day.
 */
export const day = merging<[older: number, newest: number, signs: string]>(
  ([older, newest, signs], [, day]) => {
    const back = newest - day
    let all = signs
    if (back < 0) all = `1${'0'.repeat(Math.min(-back - 1, MOST_DAYS))}${all}`
    else if (back < MOST_DAYS) {
      all = all.padEnd(back + 1, '0')
      all = `${all.slice(0, back)}1${all.slice(back + 1)}`
    }
    const dropped = all.slice(MOST_DAYS).replaceAll('0', '').length
    return [
      older + dropped + (back < MOST_DAYS ? 0 : 1),
      Math.max(newest, day),
      all.slice(0, MOST_DAYS),
    ]
  },
)
