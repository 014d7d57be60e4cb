import type { FastifyInstance } from 'fastify'
import type { SurrogatesOf } from '../surrogates/surrogate-reports.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

export type SurrogateParts = { surrogatesOf: SurrogatesOf }

/** Which micro goals lead to a macro goal. */
export function surrogateRoute(api: FastifyInstance, { surrogatesOf }: SurrogateParts): void {
  api.get<{ Params: { site: string }; Querystring: { goal?: unknown } }>(
    '/sites/:site/surrogates',
    async ({ params: { site }, query: { goal } }) => {
      if (goal !== undefined && typeof goal !== 'string') {
        throw new ApiError(400, '"goal" is there more than once. Give it once.')
      }
      return (await surrogatesOf(site, goal)) ?? unknownSite(site)
    },
  )
}
