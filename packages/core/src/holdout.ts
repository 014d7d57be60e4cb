import type { Config } from './config.ts'
import type { Audience, Experience } from './experience.ts'
import type { Holdout } from './published.ts'

/** Arms that see nothing, by how much is held out: everything, an experience, an audience's part of it. */
export const HOLDOUTS = {
  holdout: 'Held out from everything',
  holdout_experience: 'Held out from this experience',
  holdout_audience: 'Held out from this audience',
}

/**
 * Each holdout is drawn by a hash of its own, so that they nest: of those in no wider one, every
 * narrower one takes the same share.
 */
export function holdoutsOf(
  config: Config,
  experience: Experience,
  audience: Audience,
): { holdouts?: Holdout[] } {
  const levels: [arm: keyof typeof HOLDOUTS, share: number | undefined, seed: string][] = [
    ['holdout', config.holdout, ''],
    ['holdout_experience', experience.holdout, experience.id],
    ['holdout_audience', audience.holdout, `${experience.id}/${audience.segment}`],
  ]
  const holdouts = levels.flatMap(([arm, share, seed]): Holdout[] =>
    share ? [[arm, `holdout/${seed}`, share]] : [],
  )
  return holdouts.length ? { holdouts } : {}
}
