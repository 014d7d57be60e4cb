import type { Document } from './document.ts'
import { stays } from './membership.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'
import { momentOf } from './visit.ts'

/**
 * The ids of the segments that hold, in the config's order of evaluation; also noted in the
 * document, and in the profile where a segment keeps its members.
 */
export function matchSegments(
  { segments }: Program,
  profile: Profile,
  document: Document,
  at: number,
): string[] {
  const moment = momentOf(profile, at)
  const members = profile.segments
  const held: string[] = []
  for (const { id, key, holds, leaves, keep } of segments) {
    let isIn = holds(document)
    if (key) {
      if (isIn) members[key] = [moment.now, moment.visit]
      else if (members[key]) {
        isIn = !leaves?.(document) && stays(keep, members[key], moment)
        if (!isIn) delete members[key]
      }
    }
    document.segments[id] = isIn
    if (isIn) held.push(id)
  }
  return held
}
