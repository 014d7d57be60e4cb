import { createBanditViews } from './bandit/bandit-view.ts'
import { createFunnelReports } from './funnels/funnel-reports.ts'
import type { Ledger } from './ingest/ledger.ts'
import { createBeforeAfterReports } from './kpis/before-after-reports.ts'
import { createCampaignReports } from './kpis/campaign-reports.ts'
import { createKpiReports } from './kpis/kpi-reports.ts'
import type { Sites } from './publish/sites.ts'
import { createDetails } from './report/details.ts'
import { createLedgerReports } from './report/ledger-report.ts'
import { createReports } from './report/reports.ts'
import type { Store } from './store/store.ts'
import { createSurrogateReports } from './surrogates/surrogate-reports.ts'
import { createTimesReports } from './times/times-reports.ts'

type Parts = {
  sites: Sites
  store: Store
  ledger: Ledger
  drain: () => Promise<void>
  now: () => number
}

/** Everything that the console and the terminal are told in figures. */
export function allFigures({ ledger, ...parts }: Parts) {
  return {
    reports: createReports(parts),
    detailOf: createDetails(parts),
    funnelsOf: createFunnelReports(parts),
    surrogatesOf: createSurrogateReports(parts),
    beforeAfterOf: createBeforeAfterReports(parts),
    campaignsOf: createCampaignReports(parts),
    timesOf: createTimesReports(parts),
    kpisOf: createKpiReports(parts),
    banditOf: createBanditViews(parts),
    ledgerOf: createLedgerReports({ ledger, ...parts }),
  }
}
