import type { FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import type { Sites } from '../publish/sites.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'
import { unknownExperience } from './unknown-experience.ts'

export type ResultsLinkParts = {
  access: Pick<Access, 'resultsLinks'>
  sites: Pick<Sites, 'live'>
}

/** Links to one experience's results, for those who have no account. */
export function resultsLinkRoutes(
  api: FastifyInstance,
  { access: { resultsLinks }, sites }: ResultsLinkParts,
): void {
  const on = answering(api)

  on('GET /api/sites/:site/reports/:experience/links', async ({ params }) => ({
    links: resultsLinks.list(params),
  }))

  on('POST /api/sites/:site/reports/:experience/links', async (request) => {
    const { params, body, caller } = request
    const { site, experience } = params
    const known = sites.live(site)?.config.experiences.some(({ id }) => id === experience)
    if (!known) unknownExperience(sites, site, experience)
    const { id, secret, until } = resultsLinks.make(params, { ...body, by: caller!.name })
    request.note = { detail: `of "${experience}" (${id})` }
    return { id, token: secret, until }
  })

  on('DELETE /api/sites/:site/reports/:experience/links/:link', async (request) => {
    const { params } = request
    if (!resultsLinks.end(params, params.link)) {
      throw new ApiError(404, 'There is no such link (any more).')
    }
    request.note = { detail: `of "${params.experience}" (${params.link})` }
    return {}
  })
}
