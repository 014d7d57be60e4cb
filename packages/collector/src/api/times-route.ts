import { millisOf } from '@segue/core'
import type { FastifyInstance } from 'fastify'
import type { Sites } from '../publish/sites.ts'
import type { TimesOf } from '../times/times-reports.ts'
import { answering } from './answering.ts'
import { unknownExperience } from './unknown-experience.ts'

export type TimesParts = { sites: Sites; timesOf: TimesOf }

/** How long an experience's visitors took to its goals, new ones and returning ones. */
export function timesRoute(api: FastifyInstance, { sites, timesOf }: TimesParts): void {
  answering(api)(
    'GET /api/sites/:site/times/:experience',
    async ({ params: { site, experience }, query: { within } }) =>
      (await timesOf(site, experience, millisOf(within))) ??
      unknownExperience(sites, site, experience),
  )
}
