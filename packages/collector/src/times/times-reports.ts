import type { TimesReport } from '@segue/core'
import type { Sites } from '../publish/sites.ts'
import { goalsOf } from '../report/report-for.ts'
import type { TimesStore } from '../store/count-times.ts'
import { timesReportFor } from './times-report-for.ts'

type Parts = {
  sites: Pick<Sites, 'live'>
  store: TimesStore
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

/** Undefined where the live config has no such experience. */
export type TimesOf = (
  site: string,
  experience: string,
  within: number,
) => Promise<TimesReport | undefined>

export function createTimesReports({ sites, store, drain, now }: Parts): TimesOf {
  return async (site, id, within) => {
    const config = sites.live(site)?.config
    const experience = config?.experiences.find((each) => each.id === id)
    if (!config || !experience) return undefined
    await drain()
    const at = now()
    const goals = goalsOf(config, experience).map((goal) => goal.id)
    const counts = await store.countTimes(site, id, { goals, within, now: at })
    return timesReportFor({ config, experience, within, counts, at })
  }
}
