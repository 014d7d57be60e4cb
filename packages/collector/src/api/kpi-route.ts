import type { FastifyInstance } from 'fastify'
import type { BeforeAfterOf } from '../kpis/before-after-reports.ts'
import type { CampaignsOf } from '../kpis/campaign-reports.ts'
import type { KpisOf } from '../kpis/kpi-reports.ts'
import { answering } from './answering.ts'
import { unknownSite } from './unknown-site.ts'

export type KpiParts = { kpisOf: KpisOf; campaignsOf: CampaignsOf; beforeAfterOf: BeforeAfterOf }

/** The figures of a site, and of its campaigns, by segment and period, and what changed on a day. */
export function kpiRoute(
  api: FastifyInstance,
  { kpisOf, campaignsOf, beforeAfterOf }: KpiParts,
): void {
  const on = answering(api)
  on(
    'GET /api/sites/:site/kpis',
    async ({ params: { site }, query }) => (await kpisOf(site, query)) ?? unknownSite(site),
  )
  on(
    'GET /api/sites/:site/campaigns',
    async ({ params: { site }, query }) => (await campaignsOf(site, query)) ?? unknownSite(site),
  )
  on(
    'GET /api/sites/:site/kpis/around/:date',
    async ({ params: { site, date }, query }) =>
      (await beforeAfterOf(site, { date, ...query })) ?? unknownSite(site),
  )
}
