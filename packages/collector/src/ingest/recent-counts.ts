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
  const of = (scope: string, key: string): number =>
    young.get(scope)?.get(key) ?? old.get(scope)?.get(key) ?? 0
  return {
    of,
    add(scope: string, key: string, number: number): number {
      const sum = of(scope, key) + number
      const counts = young.get(scope) ?? new Map<string, number>()
      if (counts.size === 0) young.set(scope, counts)
      if (!counts.has(key)) size++
      counts.set(key, sum)
      if (size >= generation) {
        old = young
        young = new Map()
        size = 0
      }
      return sum
    },
  }
}
