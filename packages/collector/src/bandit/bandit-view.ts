import { type BanditView, type Experience, millisOf, type WeighedAudience } from '@segue/core'
import type { Sites } from '../publish/sites.ts'
import type { Store } from '../store/store.ts'
import { banditStep } from './bandit-step.ts'
import { hasStood, weightsOf } from './has-stood.ts'

type Parts = {
  sites: Pick<Sites, 'live' | 'versions' | 'version'>
  store: Pick<Store, 'countArms'>
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

export type BanditViews = ReturnType<typeof createBanditViews>

export function createBanditViews({ sites, store, drain, now }: Parts) {
  /** Undefined where the experience has no bandit. */
  return async (site: string, experience: Experience): Promise<BanditView | undefined> => {
    const { bandit, id, name, phase } = experience
    if (!bandit) return undefined
    await drain()
    const { cells } = await store.countArms(site, id, { goals: [bandit.goal] })
    const { audiences, next } = banditStep(experience, cells)
    const since = now() - millisOf(bandit.every)
    const isDue = hasStood(sites, site, { experience: id, since, what: weightsOf })
    const { config, version } = sites.live(site)!
    return {
      site,
      experience: id,
      name: name ?? id,
      version,
      phase,
      ...bandit,
      audiences,
      moves: next !== null,
      isDue,
      words: config.paused
        ? 'Weights stay while the site is paused.'
        : wordsFor(audiences, next !== null, isDue, bandit.every),
    }
  }
}

function wordsFor(
  audiences: WeighedAudience[],
  moves: boolean,
  isDue: boolean,
  every: string,
): string {
  if (audiences.every(({ waits }) => waits)) return 'Weights stay: there is too little to go by.'
  if (!moves) return 'Weights stay: none would move by 2 points or more.'
  return isDue
    ? 'These weights are published at the next look.'
    : `Weights stay until they have stood for ${every}.`
}
