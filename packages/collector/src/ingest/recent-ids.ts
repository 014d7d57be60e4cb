/** Two of these are remembered: some 20 MB, and as much again where each event comes alone. */
const GENERATION = 100_000

/** Whether the event came to lie in the log; known when it is. */
export type Fate = Promise<boolean>

/**
 * The ids of the events that came last, and what became of them. What comes again within so many is
 * known here; what comes again later is counted once by the store.
 */
export function createRecentIds(generation = GENERATION) {
  let young = new Map<string, Fate>()
  let old = new Map<string, Fate>()
  return {
    fateOf: (id: string): Fate | undefined => young.get(id) ?? old.get(id),
    add(id: string, fate: Fate): void {
      if (young.size >= generation) {
        old = young
        young = new Map()
      }
      young.set(id, fate)
    },
    remove(id: string): void {
      young.delete(id)
      old.delete(id)
    },
  }
}
