import type { FastifyInstance } from 'fastify'
import type { SurrogatesOf } from '../surrogates/surrogate-reports.ts'
import { answering } from './answering.ts'
import { unknownSite } from './unknown-site.ts'

export type SurrogateParts = { surrogatesOf: SurrogatesOf }

/** Which micro goals lead to a macro goal. */
export function surrogateRoute(api: FastifyInstance, { surrogatesOf }: SurrogateParts): void {
  answering(api)(
    'GET /api/sites/:site/surrogates',
    async ({ params: { site }, query: { goal } }) =>
      (await surrogatesOf(site, goal)) ?? unknownSite(site),
  )
}
