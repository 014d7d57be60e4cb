import type { BeforeAfter } from '@segue/core'
import type { Sites } from '../publish/sites.ts'
import { exchangeOf } from '../report/money.ts'
import { NO_COUNTS } from '../store/count-kpis.ts'
import type { KpiStore } from '../store/kpi-queries.ts'
import { compareWeeks, type Week } from './before-after.ts'
import { FEWEST } from './fewest.ts'
import { knownSegments } from './known-segment.ts'
import { surveysOf } from './surveys-of.ts'
import { type WeeksAroundAsked, weeksAround } from './weeks-around.ts'

type Parts = {
  sites: Pick<Sites, 'live'>
  store: Pick<KpiStore, 'countWeeks' | 'countOrderCurrencies'>
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

/** Undefined for a site that has no config. */
export type BeforeAfterOf = (
  site: string,
  asked: WeeksAroundAsked & { segment?: string },
) => Promise<BeforeAfter | undefined>

export function createBeforeAfterReports({ sites, store, drain, now }: Parts): BeforeAfterOf {
  return async (site, { segment, ...asked }) => {
    const config = sites.live(site)?.config
    if (!config) return undefined
    const { first, moments, ...around } = weeksAround(asked, now())
    const { zone, weeks } = around
    knownSegments(config, segment)
    await drain()
    const { told, unknown, rates } = exchangeOf(
      config,
      await store.countOrderCurrencies(site, moments),
    )
    const counted = await store.countWeeks(site, {
      ...moments,
      ...surveysOf(config),
      zone,
      first,
      segments: segment === undefined ? [] : [segment],
      rates: rates ?? { '': 1, ...(told.currency !== null && { [told.currency]: 1 }) },
    })
    const countsOf = (whose: string, week: number) =>
      counted.find((each) => each.segment === whose && each.week === week)?.counts ?? NO_COUNTS
    const all = Array.from({ length: 2 * weeks }, (_, week) => ({
      counts: countsOf(segment ?? '', week),
      all: segment === undefined ? 0 : countsOf('', week).visitors,
    }))
    const [before, after] = [all.slice(0, weeks), all.slice(weeks)]
    return {
      site,
      ...around,
      segment: segment ?? null,
      ...told,
      apart: unknown,
      // Of fewer than ten visitors of a segment nothing is told.
      figures: [before, after].every(isShown) ? compareWeeks(before, after) : [],
    }

    function isShown(side: Week[]): boolean {
      const visitors = Math.max(...side.map(({ counts }) => counts.visitors))
      return segment === undefined || visitors >= FEWEST
    }
  }
}
