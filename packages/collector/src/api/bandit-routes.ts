import type { FastifyInstance } from 'fastify'
import type { BanditViews } from '../bandit/bandit-view.ts'
import type { Sites } from '../publish/sites.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

export type BanditParts = { sites: Pick<Sites, 'live'>; banditOf: BanditViews }

/** What bandits would do now. What they do is in the versions, as what people do is. */
export function banditRoutes(api: FastifyInstance, { sites, banditOf }: BanditParts): void {
  answering(api)(
    'GET /api/sites/:site/bandits/:experience',
    async ({ params: { site, experience } }) => {
      const { config } = sites.live(site) ?? unknownSite(site)
      const found = config.experiences.find(({ id }) => id === experience)
      const view = found && (await banditOf(site, found))
      if (view) return view
      const ids = config.experiences.filter(({ bandit }) => bandit).map(({ id }) => id)
      throw new ApiError(
        404,
        `Site "${site}" has no bandit "${experience}". It has: ${ids.join(', ') || 'none'}. An experience has one by "bandit": { "goal": "…" }.`,
      )
    },
  )
}
