import { chooseArm } from './bucketing.ts'
import { EVERYONE } from './everyone.ts'
import { hash } from './hash.ts'
import type { Exposed, Profile } from './profile.ts'
import type { PublishedArm, PublishedAudience, PublishedExperience } from './published.ts'

/** What this visitor is to see of an experience. */
export type Decision = {
  experience: PublishedExperience
  audience: PublishedAudience
  arm: PublishedArm
}

/** Whom a decision is made for. Without an id (no consent) only open audiences are decided. */
export type Visitor = Pick<Profile, 'id' | 'arms'>

/**
 * The experiences of this path, in the config's order, which is their priority: where two would
 * change the same element the later one stays out, whatever the arms, so that control is not
 * treated differently.
 */
export function decide(
  experiences: PublishedExperience[],
  { id, arms }: Visitor,
  segments: string[],
  path: string,
): Decision[] {
  const taken = new Set<string>()
  const decisions: Decision[] = []
  for (const experience of experiences) {
    if (!new RegExp(experience.path).test(path)) continue
    const audience = experience.audiences.find(
      // Without a profile nobody is known to be in a segment that needs one, nor not to be in it.
      ({ segment, open }) => (id || open) && (segment === EVERYONE || segments.includes(segment)),
    )
    if (!audience || audience.targets.some((target) => taken.has(target))) continue
    const arm = armOf(experience, audience, id, arms[experience.id])
    if (!arm) continue
    for (const target of audience.targets) taken.add(target)
    decisions.push({ experience, audience, arm })
  }
  return decisions
}

/** The hash picks once: an arm that the visitor has been exposed to stays, whatever the weights are now. */
function armOf(
  experience: PublishedExperience,
  audience: PublishedAudience,
  visitor: string,
  exposed: Exposed | undefined,
): PublishedArm | undefined {
  const { arms, ranges } = audience
  const kept = exposed?.audience === audience.segment && arms.find((arm) => arm.id === exposed.arm)
  if (kept) return kept
  const n = hash(experience.id, visitor, 2)!
  return arms[chooseArm(n, ranges)]
}
