import type { FastifyInstance } from 'fastify'
import type { FunnelsOf } from '../funnels/funnel-reports.ts'
import type { Sites } from '../publish/sites.ts'
import { answering } from './answering.ts'
import { unknownExperience } from './unknown-experience.ts'

export type FunnelParts = { sites: Sites; funnelsOf: FunnelsOf }

/** How far an experience's visitors went. */
export function funnelRoute(api: FastifyInstance, { sites, funnelsOf }: FunnelParts): void {
  answering(api)(
    'GET /api/sites/:site/funnels/:experience',
    async ({ params: { site, experience } }) =>
      (await funnelsOf(site, experience)) ?? unknownExperience(sites, site, experience),
  )
}
