/** Makes it when it is first asked for. A browser's first formatter of dates takes 30 ms. */
export function lazily<Thing>(make: () => Thing): () => Thing {
  let made: { thing: Thing } | undefined
  return () => {
    made ??= { thing: make() }
    return made.thing
  }
}
