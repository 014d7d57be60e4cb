/** Two of these are remembered: some 20 MB. */
const GENERATION = 100_000

/**
 * The ids of the events that came last. What comes again within so many is known here; what comes
 * again later is counted once by the store.
 */
export function createRecentIds(generation = GENERATION) {
  let young = new Set<string>()
  let old = new Set<string>()
  return {
    has: (id: string): boolean => young.has(id) || old.has(id),
    add(ids: Iterable<string>): void {
      for (const id of ids) young.add(id)
      if (young.size < generation) return
      old = young
      young = new Set()
    },
  }
}
