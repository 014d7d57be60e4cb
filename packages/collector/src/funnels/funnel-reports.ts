import type { Config, Experience, Funnel, FunnelReport, FunnelResult } from '@segue/core'
import type { Sites } from '../publish/sites.ts'
import { goalsOf } from '../report/report-for.ts'
import { type FunnelStore, TooMuchToJudge } from '../store/funnel-queries.ts'
import { askedFunnel } from './asked-funnel.ts'
import { funnelResult, headOf } from './funnel-result.ts'
import { usualFunnel } from './usual-funnel.ts'

type Parts = {
  sites: Pick<Sites, 'live'>
  store: FunnelStore
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

/** Undefined where the live config has no such experience. */
export type FunnelsOf = (site: string, experience: string) => Promise<FunnelReport | undefined>

/** An experience's funnels: the site's, then its own; where there is neither, the way to an order. */
export function createFunnelReports({ sites, store, drain, now }: Parts): FunnelsOf {
  async function resultOf(
    config: Config,
    experience: Experience,
    funnel: Funnel,
  ): Promise<FunnelResult> {
    const goals = goalsOf(config, experience).map(({ id }) => id)
    const asked = askedFunnel(funnel, config, goals)
    try {
      const counts = await store.countFunnel(config.site, experience.id, asked)
      return funnelResult(config, experience, funnel, counts)
    } catch (error) {
      if (!(error instanceof TooMuchToJudge)) throw error
      const problem =
        `Its condition on "${error.deed.name}" would have to judge more than ${error.most} different events. ` +
        'Make it a goal, which is judged when it happens, and name that in the step.'
      return { ...headOf(funnel), problem, audiences: [] }
    }
  }

  return async (site, id) => {
    const config = sites.live(site)?.config
    const experience = config?.experiences.find((each) => each.id === id)
    if (!config || !experience) return undefined
    const named = [...(config.funnels ?? []), ...(experience.funnels ?? [])]
    const all = named.length ? named : usualFunnel(config, experience)
    await drain()
    const funnels: FunnelResult[] = []
    // One after the other, as reports do: beacons come first.
    for (const funnel of all) funnels.push(await resultOf(config, experience, funnel))
    return { site, experience: id, name: experience.name ?? id, at: now(), funnels }
  }
}
