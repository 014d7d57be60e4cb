import type { FastifyInstance } from 'fastify'
import type { createDemoData } from '../demo/demo-data.ts'
import type { Sites } from '../publish/sites.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

export type DemoParts = {
  sites: Pick<Sites, 'knows'>
  demo: Omit<ReturnType<typeof createDemoData>, 'stop'>
}

const SITE_ID = /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,63}$/

/** Simulated visitors: how far they are, to load them, to take them out again. */
export function demoRoutes(api: FastifyInstance, { sites, demo }: DemoParts): void {
  const on = answering(api)

  on('GET /api/sites/:site/demo-data', async ({ params: { site } }) =>
    sites.knows(site) ? demo.state(site) : unknownSite(site),
  )

  on('POST /api/sites/:site/demo-data', async ({ params: { site }, body }) => {
    if (!SITE_ID.test(site)) {
      throw new ApiError(400, `"${site}" can be no site. Use letters, digits, "-" and "_".`)
    }
    const result = await demo.start(site, body ?? {})
    switch (result.kind) {
      case 'started':
        return demo.state(site)
      case 'there':
        throw new ApiError(
          409,
          `"${site}" has demo data already. Remove them first, then load them anew.`,
        )
      case 'real':
        throw new ApiError(
          409,
          `"${site}" has real visitors. Simulated ones would mix with them in every report until they are removed. Load them on another site, or say that you want it anyway.`,
        )
    }
  })

  on('DELETE /api/sites/:site/demo-data', async ({ params: { site } }) => ({
    removed: await demo.remove(sites.knows(site) ? site : unknownSite(site)),
  }))
}
