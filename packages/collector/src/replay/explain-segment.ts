import { type ExplainSegment, pathsOf, valueAt } from '@segue/core'

/** What was found at each path that the segment asks for. */
export type Why = { found: Record<string, unknown> }

export const explainSegment = (({ published }, segment, document): Why => {
  const when = published.segments.find(({ id }) => id === segment)?.when ?? {}
  return {
    found: Object.fromEntries(pathsOf(when).map((path) => [path, valueAt(document, path)])),
  }
}) satisfies ExplainSegment
