import { type Document, type Program, pathsOf, valueAt } from '@segue/core'

/** Why a visitor is in a segment or not: whether it holds, and what was found at each path. */
export type Reason = { segment: string; holds: boolean; found: Record<string, unknown> }

/** Of one segment, or of all. `document` is one in which segments have been matched. */
export function why(program: Program, document: Document, segment?: string): Reason[] {
  return program.published.segments
    .filter(({ id }) => segment === undefined || id === segment)
    .map(({ id, when }) => ({
      segment: id,
      holds: !!document.segments[id],
      found: Object.fromEntries(pathsOf(when).map((path) => [path, valueAt(document, path)])),
    }))
}
