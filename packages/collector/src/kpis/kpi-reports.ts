import type { KpiReport } from '@segue/core'
import type { Sites } from '../publish/sites.ts'
import { exchangeOf } from '../report/money.ts'
import type { KpiStore } from '../store/kpi-queries.ts'
import { knownSegments } from './known-segment.ts'
import { kpiReportFor } from './kpi-report-for.ts'
import { type PeriodAsked, periodOf } from './period-of.ts'
import { surveysOf } from './surveys-of.ts'

type Parts = {
  sites: Pick<Sites, 'live'>
  store: KpiStore
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

/** `segment`: the one of which alone figures, overlaps and retention are told. */
export type KpisOf = (
  site: string,
  asked: PeriodAsked & { segment?: string },
) => Promise<KpiReport | undefined>

/** Undefined for a site that has no config. */
export function createKpiReports({ sites, store, drain, now }: Parts): KpisOf {
  return async (site, { segment, ...asked }) => {
    const config = sites.live(site)?.config
    if (!config) return undefined
    const { moments, ...period } = periodOf(asked, now())
    const segments = knownSegments(config, segment)
    await drain()
    const exchange = exchangeOf(config, await store.countOrderCurrencies(site, moments))
    const rates = exchange.rates ?? { '': 1, ...one(exchange.told.currency) }
    const counted = { ...moments, ...surveysOf(config), segments, rates }
    const span = { from: moments.split, to: moments.to }
    const { zone } = period
    // Beside each other, as reports ask: none of them has enough to do for all cores all the time.
    const [groups, stays, pairs, cells] = await Promise.all([
      store.countKpis(site, counted),
      store.countStays(site, counted),
      store.countOverlaps(site, segments, span),
      store.countCohorts(site, { ...span, zone, segment: segment ?? '' }),
    ])
    return kpiReportFor({
      site,
      ...period,
      config,
      exchange,
      groups,
      stays,
      pairs,
      cells,
      segment,
    })
  }
}

const one = (currency: string | null) => (currency === null ? {} : { [currency]: 1 })
