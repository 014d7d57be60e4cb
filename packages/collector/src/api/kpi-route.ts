import type { FastifyInstance } from 'fastify'
import type { CampaignsOf } from '../kpis/campaign-reports.ts'
import type { KpisOf } from '../kpis/kpi-reports.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

type Asked = { from?: string; to?: string; zone?: string; segment?: string }

export type KpiParts = { kpisOf: KpisOf; campaignsOf: CampaignsOf }

type Route = { Params: { site: string }; Querystring: Record<string, unknown> }

/** The figures of a site, and of its campaigns, by segment and period. */
export function kpiRoute(api: FastifyInstance, { kpisOf, campaignsOf }: KpiParts): void {
  api.get<Route>(
    '/sites/:site/kpis',
    async ({ params: { site }, query }) =>
      (await kpisOf(site, askedBy(query))) ?? unknownSite(site),
  )

  api.get<Route>(
    '/sites/:site/campaigns',
    async ({ params: { site }, query }) =>
      (await campaignsOf(site, askedBy(query))) ?? unknownSite(site),
  )
}

function askedBy({ from, to, zone, segment }: Record<string, unknown>): Asked {
  const asked = { from, to, zone, segment }
  for (const [name, value] of Object.entries(asked)) {
    if (value === undefined || typeof value === 'string') continue
    throw new ApiError(400, `"${name}" is there more than once. Give it once.`)
  }
  return asked as Asked
}
