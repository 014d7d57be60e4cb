type End = () => unknown

export type Ends = {
  /** Remembers how to end what was just started. */
  add(end: End): void
  /** Ends all of it, the last first. What cannot be ended is reported and holds up nothing. */
  all(): Promise<void>
}

export function createEnds(onError: (error: unknown) => void): Ends {
  const ends: End[] = []
  return {
    add: (end) => void ends.push(end),
    async all() {
      for (let end = ends.pop(); end; end = ends.pop()) {
        try {
          await end()
        } catch (error) {
          onError(error)
        }
      }
    },
  }
}
