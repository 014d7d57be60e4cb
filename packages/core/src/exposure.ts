import type { VisitorEvent } from './event.ts'
import type { Profile } from './profile.ts'
import type { Published } from './published.ts'

/** GA4's name for the moment from which an arm can have had an effect. */
export const EXPOSURE = 'experience_impression'

const isId = (value: unknown) => typeof value === 'string' && /^[\w*-]{1,64}$/.test(value)

/** The first exposure fixes the arm for the analysis; later ones only note the visit. */
export function learnExposure(
  profile: Profile,
  event: VisitorEvent,
  { experiences }: Pick<Published, 'experiences'>,
): void {
  if (event.name !== EXPOSURE) return
  const { experience, audience, arm, phase, at } = event as VisitorEvent & {
    experience: string
    audience: string
    arm: string
    phase: number
  }
  // Somebody else's event of that name may carry anything: an experience that is none of ours, or a novel.
  if (![audience, arm].every(isId) || !experiences.some(({ id }) => id === experience)) return
  profile.arms[experience] ??= { audience, arm, phase: Number(phase) || 1, at, visit: 0 }
  profile.arms[experience].visit = profile.visits
}

/** Whether this visit has counted an exposure to the experience already. */
export function isExposed(profile: Profile, experience: string): boolean {
  const { arms, visits } = profile
  return arms[experience]?.visit === visits
}
