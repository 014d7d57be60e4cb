import { chooseArm } from './bucketing.ts'
import type { Config } from './config.ts'
import type { Experience } from './experience.ts'
import { heldOut } from './gates.ts'
import { hashOf } from './hash.ts'
import { holdoutsOf } from './holdout.ts'
import { rangesOf } from './ranges-of.ts'

/**
 * The arm that somebody new gets in an audience by this config, as `decide` finds it: anybody can
 * recompute an assignment. Undefined for who gets none, and where the config has no such audience.
 */
export function assignedArm(
  config: Config,
  experience: Experience,
  segment: string,
): (visitor: string) => string | undefined {
  const audience = experience.audiences.find((each) => each.segment === segment)
  if (!audience) return () => undefined
  const { holdouts = [] } = holdoutsOf(config, experience, audience)
  const ranges = rangesOf(audience)
  return (visitor) =>
    heldOut(holdouts, '', { id: visitor, arms: {} })?.id ??
    audience.arms[chooseArm(hashOf(experience.id, visitor), ranges)]?.id
}
