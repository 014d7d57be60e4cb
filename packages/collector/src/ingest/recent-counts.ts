/** Two of these are remembered: some 10 MB. */
const GENERATION = 50_000

/** Sums by key, of those keys that came last: however many there are, the memory is bounded. */
export function createRecentCounts(generation = GENERATION) {
  let young = new Map<string, number>()
  let old = new Map<string, number>()
  const of = (key: string): number => young.get(key) ?? old.get(key) ?? 0
  return {
    of,
    add(key: string, number: number): number {
      const sum = of(key) + number
      young.set(key, sum)
      if (young.size >= generation) {
        old = young
        young = new Map()
      }
      return sum
    },
  }
}
