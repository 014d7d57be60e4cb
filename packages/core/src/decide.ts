import { chooseArm } from './bucketing.ts'
import { EVERYONE } from './everyone.ts'
import type { Gates } from './gates.ts'
import { hashOf } from './hash.ts'
import type { Profile } from './profile.ts'
import type { PublishedArm, PublishedAudience, PublishedExperience } from './published.ts'

/** What this visitor is to see of an experience. */
export type Decision = {
  experience: PublishedExperience
  audience: PublishedAudience
  arm: PublishedArm
}

/** Whom a decision is made for. Without an id (no consent) only open audiences are decided. */
export type Visitor = Pick<Profile, 'id' | 'arms'> & Partial<Pick<Profile, 'shown' | 'visits'>>

/** Where and when: the page's path, and the time. */
export type Occasion = { path: string; at: number }

/**
 * The experiences of this path, in the config's order, which is their priority: where two would
 * change the same element the later one stays out, whatever the arms, so that control is not
 * treated differently. Who has been exposed to an experience stays in it, whatever its group.
 */
export function decide(
  experiences: PublishedExperience[],
  visitor: Visitor,
  segments: string[],
  { path, at }: Occasion,
  gates: Gates,
): Decision[] {
  return decideAmong(experiencesOn(experiences, path), visitor, segments, at, gates)
}

export const experiencesOn = (
  experiences: PublishedExperience[],
  path: string,
): PublishedExperience[] => experiences.filter((experience) => path.match(experience.path))

/** The same for experiences that are all of the path. */
export function decideAmong(
  experiences: PublishedExperience[],
  visitor: Visitor,
  segments: string[],
  at: number,
  { admits, begun, uncapped, heldOut }: Gates,
): Decision[] {
  const { id, arms } = visitor
  const taken = new Set<string>()
  const decisions: Decision[] = []
  for (const experience of experiences) {
    const isOut = [begun, uncapped, admits].some(
      (gate) => gate?.(experience, visitor, at) === false,
    )
    if (isOut) continue
    const audience = experience.audiences.find(
      // Without a profile nobody is known to be in a segment that needs one, nor not to be in it.
      ({ segment, open }) => (id || open) && (segment === EVERYONE || segments.includes(segment)),
    )
    if (!audience || audience.targets.some((target) => taken.has(target))) continue
    // The hash picks once: an arm that the visitor has been exposed to stays, whatever the weights are now.
    const exposed = arms[experience.id]
    const kept = exposed?.audience === audience.segment ? exposed.arm : ''
    const arm =
      heldOut?.(audience.holdouts ?? [], kept, visitor) ??
      audience.arms.find((arm) => arm.id === kept) ??
      audience.arms[chooseArm(hashOf(experience.id, id), audience.ranges)]
    if (!arm) continue
    for (const target of audience.targets) taken.add(target)
    decisions.push({ experience, audience, arm })
  }
  return decisions
}
