import { elapsed, millisOf } from '@segue/core'
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { Sites } from '../publish/sites.ts'
import type { TimesOf } from '../times/times-reports.ts'
import { ApiError } from './api-error.ts'
import { unknownExperience } from './unknown-experience.ts'

export type TimesParts = { sites: Sites; timesOf: TimesOf }

/** Two weeks after it was met a visitor who converts does so for another reason, mostly. */
const USUAL = '14d'

/** How long an experience's visitors took to its goals, new ones and returning ones. */
export function timesRoute(api: FastifyInstance, { sites, timesOf }: TimesParts): void {
  api.get<{ Params: { site: string; experience: string }; Querystring: { within?: unknown } }>(
    '/sites/:site/times/:experience',
    async ({ params: { site, experience }, query: { within = USUAL } }) => {
      if (!v.is(elapsed, within)) {
        throw new ApiError(400, `"within" is "${within}". Give a time such as "12h" or "14d".`)
      }
      return (
        (await timesOf(site, experience, millisOf(within))) ??
        unknownExperience(sites, site, experience)
      )
    },
  )
}
