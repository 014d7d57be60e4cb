import type { SurrogateReport } from '@segue/core'
import { ApiError } from '../api/api-error.ts'
import type { Sites } from '../publish/sites.ts'
import type { MicroStore } from '../store/count-micro.ts'
import { surrogateReportFor } from './surrogate-report-for.ts'

type Parts = {
  sites: Pick<Sites, 'live'>
  store: MicroStore
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

/** Of the macro goal that is named, or else of the first one; undefined for a site without a config. */
export type SurrogatesOf = (site: string, goal?: string) => Promise<SurrogateReport | undefined>

export function createSurrogateReports({ sites, store, drain, now }: Parts): SurrogatesOf {
  return async (site, goal) => {
    const config = sites.live(site)?.config
    if (!config) return undefined
    const of = (kind: 'micro' | 'macro') => config.goals.filter((each) => each.kind === kind)
    const macros = of('macro')
    const macro = goal === undefined ? macros[0] : macros.find(({ id }) => id === goal)
    if (!macro) {
      const ids = macros.map(({ id }) => id).join(', ') || 'none'
      throw new ApiError(
        404,
        `Site "${site}" has no macro goal${goal === undefined ? '' : ` "${goal}"`}. It has: ${ids}.`,
      )
    }
    const micro = of('micro')
    await drain()
    const ids = micro.map(({ id }) => id)
    const counts = micro.length ? await store.countMicro(site, macro.id, ids) : []
    return surrogateReportFor({ site, at: now(), macro, micro, counts })
  }
}
