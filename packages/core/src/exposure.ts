import type { VisitorEvent } from './event.ts'
import type { Profile } from './profile.ts'

/** GA4's name for the moment from which an arm can have had an effect. */
export const EXPOSURE = 'experience_impression'

/** The first exposure fixes the arm for the analysis; later ones only note the visit. */
export function learnExposure(profile: Profile, event: VisitorEvent): void {
  if (event.name !== EXPOSURE) return
  const { experience, audience, arm, phase, at } = event as VisitorEvent & {
    experience: string
    audience: string
    arm: string
    phase: number
  }
  // A name that every object has is none of ours.
  if (experience in {}) return
  profile.arms[experience] ??= { audience, arm, phase, at, visit: 0 }
  profile.arms[experience].visit = profile.visits
}

/** Whether this visit has counted an exposure to the experience already. */
export function isExposed(profile: Profile, experience: string): boolean {
  const { arms, visits } = profile
  return arms[experience]?.visit === visits
}
