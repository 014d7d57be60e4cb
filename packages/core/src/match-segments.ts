import type { Document } from './document.ts'
import type { Program } from './program.ts'

/** The ids of the segments that hold, in the config's order of evaluation; also noted in the document. */
export function matchSegments({ segments }: Program, document: Document): string[] {
  const held: string[] = []
  for (const { id, holds } of segments) {
    document.segments[id] = holds(document)
    if (document.segments[id]) held.push(id)
  }
  return held
}
