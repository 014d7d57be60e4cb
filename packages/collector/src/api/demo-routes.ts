import type { DemoData } from '@segue/core'
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { createDemoData } from '../demo/demo-data.ts'
import type { Sites } from '../publish/sites.ts'
import { ApiError } from './api-error.ts'
import { readBody } from './read-body.ts'
import { unknownSite } from './unknown-site.ts'

export type DemoParts = {
  sites: Pick<Sites, 'knows'>
  demo: Omit<ReturnType<typeof createDemoData>, 'stop'>
}

type Route = { Params: { site: string } }

const request = v.strictObject({
  anyway: v.optional(v.boolean(), false),
  visitors: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))),
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1))),
})
const EXAMPLE = '{ "anyway": false, "visitors": 12000, "seed": 7 }'
const SITE_ID = /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,63}$/

/** Simulated visitors: how far they are, to load them, to take them out again. */
export function demoRoutes(api: FastifyInstance, { sites, demo }: DemoParts): void {
  const path = '/sites/:site/demo-data'

  api.get<Route>(path, async ({ params: { site } }): Promise<DemoData> => {
    return sites.knows(site) ? demo.state(site) : unknownSite(site)
  })

  api.post<Route>(path, async ({ params: { site }, body }, reply) => {
    if (!SITE_ID.test(site)) {
      throw new ApiError(400, `"${site}" can be no site. Use letters, digits, "-" and "_".`)
    }
    const result = await demo.start(site, readBody(request, body ?? {}, EXAMPLE))
    switch (result.kind) {
      case 'started':
        return reply.status(202).send(demo.state(site))
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

  api.delete<Route>(path, async ({ params: { site } }) => ({
    removed: await demo.remove(sites.knows(site) ? site : unknownSite(site)),
  }))
}
