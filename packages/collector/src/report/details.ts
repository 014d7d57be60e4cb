import type { ReportDetail } from '@segue/core'
import type { Sites } from '../publish/sites.ts'
import type { Store } from '../store/store.ts'
import { detailFor } from './detail-for.ts'
import { keepSlow } from './keep-slow.ts'
import { goalsOf } from './report-for.ts'

type Parts = {
  sites: Pick<Sites, 'live'>
  store: Pick<Store, 'countCourse'>
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

export type DetailOf = (
  site: string,
  experience: string,
  goal: string,
) => Promise<ReportDetail | { goals: string[] } | undefined>

/**
 * What only a picture needs, so that no report waits for it. Undefined where the live config has no
 * such experience; its goals where this is none of them.
 */
export function createDetails({ sites, store, drain, now }: Parts): DetailOf {
  const countCourse = keepSlow(store.countCourse, now)
  return async (site, id, goal) => {
    const config = sites.live(site)?.config
    const experience = config?.experiences.find((each) => each.id === id)
    if (!config || !experience) return undefined
    const goals = goalsOf(config, experience).map(({ id }) => id)
    if (!goals.includes(goal)) return { goals }
    await drain()
    const courses = await countCourse(site, id, goal)
    return detailFor({ config, experience, goal, courses, at: now() })
  }
}
