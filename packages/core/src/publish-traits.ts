import { fnv1a } from './hash.ts'
import type { Heard, PublishedSeries, PublishedTrait } from './series.ts'
import type { TakenTrait, Trait } from './trait.ts'
import { DAY, HOUR } from './units.ts'
import { bucketsOf, millisOf } from './window.ts'

/**
 * What is kept for the traits of a config, and how each is read from it. A series lies in the
 * profile under a key that is made of its definition: a trait that is defined anew under its old
 * name starts anew, one that stays as it is keeps its history, and traits that differ only in
 * what they read of the same buckets share them.
 */
export function publishTraits(traits: Trait[]): {
  series: PublishedSeries[]
  traits: PublishedTrait[]
} {
  const series: PublishedSeries[] = []
  const shared = (wanted: PublishedSeries): number => {
    const index = series.findIndex(({ key }) => key === wanted.key)
    if (index < 0) return series.push(wanted) - 1
    const found = series[index]!
    if (found.kind === 'buckets' && wanted.kind === 'buckets') {
      found.keep = Math.max(found.keep, wanted.keep)
    }
    return index
  }
  const published = traits.map((trait): PublishedTrait => {
    const { id } = trait
    if ('score' in trait) {
      const halfLife = millisOf(trait.halfLife)
      const heard = trait.score
      const key = keyOf(['score', heard, halfLife])
      return {
        id,
        series: shared({ kind: 'score', key, heard, halfLife }),
        reading: '',
        size: 0,
      }
    }
    if ('sequence' in trait) {
      const heard = trait.sequence
      const within = trait.within === undefined ? undefined : millisOf(trait.within)
      const key = keyOf(['sequence', heard, within])
      return {
        id,
        series: shared({ kind: 'sequence', key, heard, ...(within && { within }) }),
        reading: trait.take === 'count' ? 'sum' : trait.take,
        // A sequence keeps the number of its completions and the time of the last.
        size: trait.take === 'count' ? 0 : 1,
      }
    }
    const { on, where, within } = trait
    const { unit, size } = bucketsOf(within)
    const { fold, reading, newestOnly } = bucketing(trait, unit)
    const take = takingsOf[fold] ?? fold
    const of = 'of' in trait ? trait.of : undefined
    const heard: [Heard] = [{ on, ...(where && { where }) }]
    return {
      id,
      series: shared({
        kind: 'buckets',
        key: keyOf([fold, heard, of, unit]),
        heard,
        take,
        fold,
        ...(of !== undefined && { of }),
        unit,
        keep: newestOnly ? 1 : size,
      }),
      reading,
      size,
    }
  })
  return { series, traits: published }
}

/** Which fold fills a trait's buckets, and which reading reads them. */
function bucketing(
  { take }: TakenTrait,
  unit: number,
): { fold: string; reading: string; newestOnly?: boolean } {
  switch (take) {
    case 'count':
      return { fold: 'count', reading: 'sum' }
    case 'active_days':
      if (unit === DAY) return { fold: 'mark', reading: 'filled_days' }
      if (unit === HOUR) return { fold: 'mark', reading: 'days_of_hours' }
      return { fold: 'day', reading: 'kept_days' }
    case 'days_since_first':
      return { fold: 'first_at', reading: take }
    // The last event lies in the newest bucket that holds one: older ones need not be kept.
    case 'days_since_last':
    case 'minutes_since_last':
      return { fold: 'last_at', reading: take, newestOnly: true }
    case 'last':
      return { fold: take, reading: take, newestOnly: true }
    default:
      return { fold: take, reading: take }
  }
}

/** What these folds take of an event; all others take what they are named after. */
const takingsOf: Record<string, string> = { mark: 'count', first_at: 'at', last_at: 'at' }

const keyOf = (definition: unknown[]): string => {
  const text = JSON.stringify(definition)
  return `${fnv1a(text).toString(36)}${fnv1a(`${text}.`).toString(36)}`
}
