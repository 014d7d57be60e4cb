import type { CampaignReport } from '@segue/core'
import type { Sites } from '../publish/sites.ts'
import { exchangeOf } from '../report/money.ts'
import type { CampaignStore } from '../store/count-campaigns.ts'
import type { KpiStore } from '../store/kpi-queries.ts'
import { campaignReportFor } from './campaign-report-for.ts'
import { knownSegments } from './known-segment.ts'
import { type PeriodAsked, periodOf } from './period-of.ts'

type Parts = {
  sites: Pick<Sites, 'live'>
  store: CampaignStore & Pick<KpiStore, 'countOrderCurrencies'>
  /** Resolves when all that was acknowledged so far is in the store. */
  drain: () => Promise<unknown>
  now: () => number
}

/** Undefined for a site that has no config. */
export type CampaignsOf = (
  site: string,
  asked: PeriodAsked & { segment?: string },
) => Promise<CampaignReport | undefined>

export function createCampaignReports({ sites, store, drain, now }: Parts): CampaignsOf {
  return async (site, { segment, ...days }) => {
    const config = sites.live(site)?.config
    if (!config) return undefined
    const { moments, zone, period } = periodOf(days, now())
    knownSegments(config, segment)
    await drain()
    const span = { from: moments.split, to: moments.to }
    const { told, rates } = exchangeOf(config, await store.countOrderCurrencies(site, span))
    const { currency } = told
    const asked = {
      ...span,
      rates: rates ?? { '': 1, ...(currency !== null && { [currency]: 1 }) },
    }
    const all = await store.countCampaigns(site, { ...asked, segment: '' })
    const counts =
      segment === undefined ? all : await store.countCampaigns(site, { ...asked, segment })
    return campaignReportFor({
      site,
      zone,
      period,
      segment: segment ?? null,
      currency,
      config,
      counts,
      all,
    })
  }
}
