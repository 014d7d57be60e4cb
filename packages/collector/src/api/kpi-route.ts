import type { FastifyInstance } from 'fastify'
import type { KpisOf } from '../kpis/kpi-reports.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

type Asked = { from?: string; to?: string; zone?: string; segment?: string }

/** The figures of a site, by segment and period. */
export function kpiRoute(api: FastifyInstance, kpisOf: KpisOf): void {
  api.get<{ Params: { site: string }; Querystring: Record<string, unknown> }>(
    '/sites/:site/kpis',
    async ({ params: { site }, query: { from, to, zone, segment } }) => {
      const asked = { from, to, zone, segment }
      for (const [name, value] of Object.entries(asked)) {
        if (value === undefined || typeof value === 'string') continue
        throw new ApiError(400, `"${name}" is there more than once. Give it once.`)
      }
      return (await kpisOf(site, asked as Asked)) ?? unknownSite(site)
    },
  )
}
