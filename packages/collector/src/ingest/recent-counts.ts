/** Two of these are remembered: some 10 MB. */
const GENERATION = 50_000

type Counts = Map<string, Map<string, number>>

/**
 * Sums by key within a scope, of those that came last: however many there are, the memory is
 * bounded. Scope and key are two words, since to make one of them for each event costs more than to
 * look two up.
 */
export function createRecentCounts(generation = GENERATION) {
  let young: Counts = new Map()
  let old: Counts = new Map()
  let size = 0
  return {
    /** The sum with this number. */
    add(scope: string, key: string, number: number): number {
      const counts = young.get(scope) ?? new Map<string, number>()
      const before = counts.get(key)
      const sum = (before ?? old.get(scope)?.get(key) ?? 0) + number
      if (counts.size === 0) young.set(scope, counts)
      counts.set(key, sum)
      if (before === undefined) size++
      if (size >= generation) {
        old = young
        young = new Map()
        size = 0
      }
      return sum
    },
  }
}
