import type { Document } from './document.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'

/**
 * The ids of the segments that hold, in the config's order of evaluation; also noted in the
 * document, and in the profile where a segment keeps its members.
 */
export function matchSegments(
  { segments, gates: { keepsIn } }: Pick<Program, 'segments' | 'gates'>,
  profile: Profile,
  document: Document,
  at: number,
): string[] {
  const held: string[] = []
  for (const segment of segments) {
    const { id, key, holds } = segment
    let isIn = holds(document)
    if (key) isIn = keepsIn!(segment, key, isIn, profile, document, at)
    document.segments[id] = isIn
    if (isIn) held.push(id)
  }
  return held
}
