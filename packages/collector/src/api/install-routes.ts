import type { FastifyInstance } from 'fastify'
import type { CheckPage } from '../install/check-page.ts'
import type { ScriptAsked } from '../install/script-asked.ts'
import type { Sites } from '../publish/sites.ts'
import { answering } from './answering.ts'
import { unknownSite } from './unknown-site.ts'

export type InstallParts = {
  sites: Sites
  checkPage: CheckPage
  scriptAsked: Pick<ScriptAsked, 'at'>
}

/** Whether a tag works: by a look at a page, and by what its visitors' browsers have asked for. */
export function installRoutes(
  api: FastifyInstance,
  { sites, checkPage, scriptAsked }: InstallParts,
): void {
  const on = answering(api)
  const known = (site: string) => (sites.knows(site) ? site : unknownSite(site))

  on('POST /api/sites/:site/page-checks', async ({ params: { site }, body: { url } }) =>
    checkPage(known(site), url),
  )

  on('GET /api/sites/:site/script', async ({ params: { site } }) => ({
    askedAt: scriptAsked.at(known(site)),
  }))
}
