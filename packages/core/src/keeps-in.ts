import type { Document } from './document.ts'
import { stays } from './membership.ts'
import type { Profile } from './profile.ts'
import type { CompiledSegment } from './program.ts'
import { momentOf } from './visit.ts'

/** Whether somebody is in a segment that keeps its members; notes it in the profile. */
export function keepsIn(
  { leaves, keep }: CompiledSegment,
  key: string,
  holds: boolean,
  profile: Profile,
  document: Document,
  at: number,
): boolean {
  const moment = momentOf(profile, at)
  const { segments } = profile
  if (holds) {
    segments[key] = [moment.now, moment.visit]
    return true
  }
  const held = segments[key]
  if (!held) return false
  if (!leaves?.(document) && stays(keep, held, moment)) return true
  delete segments[key]
  return false
}
