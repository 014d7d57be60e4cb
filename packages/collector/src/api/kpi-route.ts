import type { FastifyInstance } from 'fastify'
import type { BeforeAfterOf } from '../kpis/before-after-reports.ts'
import type { CampaignsOf } from '../kpis/campaign-reports.ts'
import type { KpisOf } from '../kpis/kpi-reports.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

export type KpiParts = { kpisOf: KpisOf; campaignsOf: CampaignsOf; beforeAfterOf: BeforeAfterOf }

type Route = { Params: { site: string }; Querystring: Record<string, unknown> }

/** The figures of a site, and of its campaigns, by segment and period, and what changed on a day. */
export function kpiRoute(
  api: FastifyInstance,
  { kpisOf, campaignsOf, beforeAfterOf }: KpiParts,
): void {
  api.get<Route>(
    '/sites/:site/kpis',
    async ({ params: { site }, query }) =>
      (await kpisOf(site, askedBy(query, PERIOD))) ?? unknownSite(site),
  )

  api.get<Route>(
    '/sites/:site/campaigns',
    async ({ params: { site }, query }) =>
      (await campaignsOf(site, askedBy(query, PERIOD))) ?? unknownSite(site),
  )

  api.get<Route & { Params: { date: string } }>(
    '/sites/:site/kpis/around/:date',
    async ({ params: { site, date }, query }) =>
      (await beforeAfterOf(site, { date, ...askedBy(query, AROUND) })) ?? unknownSite(site),
  )
}

const PERIOD = ['from', 'to', 'zone', 'segment'] as const
const AROUND = ['weeks', 'zone', 'segment'] as const

function askedBy<Name extends string>(
  query: Record<string, unknown>,
  names: readonly Name[],
): { [Each in Name]?: string } {
  const asked: { [Each in Name]?: string } = {}
  for (const name of names) {
    const value = query[name]
    if (typeof value === 'string') asked[name] = value
    else if (value !== undefined) {
      throw new ApiError(400, `"${name}" is there more than once. Give it once.`)
    }
  }
  return asked
}
