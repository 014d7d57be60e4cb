import { newProfile } from './new-profile.ts'
import type { Profile } from './profile.ts'
import type { Published, PublishedSegment } from './published.ts'
import type { PublishedSeries } from './series.ts'
import { EVER, SIGNS } from './units.ts'
import { MOST_VIEWED } from './viewed.ts'

/** How large a profile can get under a config, in characters of JSON, whatever its visitor does. */
export type ProfileCeiling = {
  characters: number
  /** What every config has: the visit, the cart, the customer, what was declared. */
  fixed: number
  /** What each trait adds, the costliest first; what several share is the first one's. */
  byTrait: { id: string; characters: number }[]
}

/** The longest that `JSON.stringify` makes of what may lie in a profile. */
const LONGEST_NUMBER = -1.2345678901234567e-6
const LONGEST_TIME = Number.MAX_SAFE_INTEGER
/** Nobody does anything a billion times in a day. */
const LARGEST_COUNT = 999_999_999
/** 13 digits, as `folds.ts` rounds sums. */
const LONGEST_SUM = -1.234567890123e20
/** Each sign is escaped as one of six. */
const text = (length: number) => '\0'.repeat(length)
const LONGEST_TEXT = text(64)
const MOST_DISTINCT = 256
const MOST_LINES = 50
const MOST_ORDERS = 20
const MOST_ATTRIBUTES = 50
const MOST_DAYS = 366

export function profileCeiling(published: Published): ProfileCeiling {
  const { series, traits, segments, experiences } = published
  const first = new Map<number, string>()
  for (const { id, series: index } of traits) if (!first.has(index)) first.set(index, id)
  const byTrait = series
    .map((each, index) => ({ id: first.get(index)!, characters: entry(each.key, largest(each)) }))
    .sort((one, other) => other.characters - one.characters)
  const fixed = JSON.stringify(largestProfile()).length
  const characters =
    fixed +
    sum(byTrait.map((each) => each.characters)) +
    (published.viewed ? entry('viewed', Array(MOST_VIEWED).fill(LONGEST_TEXT)) : 0) +
    sum(segments.map(segmentCharacters)) +
    sum(experiences.map(({ id, caps }) => entry(id, EXPOSED) + (caps ? entry(id, SHOWN) + 10 : 0)))
  return { characters, fixed, byTrait }
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/** `"key":value,` */
const entry = (key: string, value: unknown) =>
  JSON.stringify(key).length + JSON.stringify(value).length + 2

const EXPOSED = {
  audience: 'x'.repeat(64),
  arm: 'x'.repeat(64),
  phase: LONGEST_NUMBER,
  at: LONGEST_TIME,
  visit: LONGEST_TIME,
}
const SHOWN = {
  times: LONGEST_TIME,
  visit: LONGEST_TIME,
  here: LONGEST_TIME,
  until: LONGEST_TIME,
}
const segmentCharacters = ({ key }: PublishedSegment) =>
  key ? entry(key, [LONGEST_TIME, LONGEST_TIME]) : 0

/** A state of a series than which none is longer. */
function largest(series: PublishedSeries): unknown {
  switch (series.kind) {
    case 'buckets':
      return [LONGEST_TIME, ...largestBuckets(series)]
    case 'score':
      return [LONGEST_NUMBER, LONGEST_TIME]
    case 'sequence':
      return Array(series.heard.length + 1).fill(LONGEST_TIME)
  }
}

function largestBuckets({
  fold,
  unit,
  keep,
}: Extract<PublishedSeries, { kind: 'buckets' }>): unknown[] {
  const filled = (value: unknown) => Array(keep).fill(value)
  switch (fold) {
    case 'count':
      return filled(unit === EVER ? LONGEST_TIME : LARGEST_COUNT)
    case 'mark':
      return filled(1)
    case 'sum':
      return filled(LONGEST_SUM)
    case 'min':
    case 'max':
      return filled(`${LONGEST_NUMBER}`)
    case 'first_at':
    case 'last_at':
      return filled(LONGEST_TIME)
    case 'distinct': {
      // A value lies in one bucket only: as many buckets as can be hold one, and the rest is in the first.
      const buckets = Math.min(keep, MOST_DISTINCT)
      const rest = 'x'.repeat(SIGNS * (MOST_DISTINCT - buckets))
      return filled(0).map((empty, index) =>
        index < buckets ? 'x'.repeat(SIGNS) + (index ? '' : rest) : empty,
      )
    }
    case 'day':
      return filled([LONGEST_TIME, LONGEST_TIME, '1'.repeat(MOST_DAYS)])
    default:
      return filled([LONGEST_TIME, LONGEST_TEXT])
  }
}

/** What every config's profile may hold, at its largest. */
function largestProfile(): Profile {
  const times = { first: LONGEST_TIME, last: LONGEST_TIME, newest: LONGEST_TIME }
  const record = <Value>(most: number, value: Value) =>
    Object.fromEntries(Array.from({ length: most }, (_, n) => [numbered(n), value]))
  const profile = newProfile('x'.repeat(64))
  return {
    ...profile,
    ...times,
    visits: LONGEST_TIME,
    visit: Object.fromEntries(
      Object.entries(profile.visit).map(([name, value]) => [
        name,
        typeof value === 'string' ? LONGEST_TEXT : LONGEST_TIME,
      ]),
    ) as Profile['visit'],
    cart: {
      lines: record(MOST_LINES, { quantity: LONGEST_NUMBER, price: LONGEST_NUMBER }),
      items: MOST_LINES,
      quantity: LONGEST_NUMBER,
      value: LONGEST_NUMBER,
      currency: text(3),
      at: LONGEST_TIME,
    },
    customer: {
      orders: LONGEST_TIME,
      spend: LONGEST_SUM,
      at: LONGEST_TIME,
      ids: Array(MOST_ORDERS).fill(LONGEST_TEXT),
    },
    geo: { country: 'x'.repeat(6), region: 'x'.repeat(6) },
    declared: record(MOST_ATTRIBUTES, LONGEST_TEXT),
    until: record(MOST_ATTRIBUTES, LONGEST_NUMBER),
  }
}

/** Names that differ and are of the longest kind: each of their 64 signs is escaped. */
const numbered = (n: number) => text(62) + String.fromCharCode(14 + Math.floor(n / 8), 14 + (n % 8))
