import type { FastifyInstance } from 'fastify'
import type { DetailOf } from '../report/details.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'

export type DetailParts = { detailOf: DetailOf }

/** One goal of a report by day and by segment. */
export function detailRoute(api: FastifyInstance, { detailOf }: DetailParts): void {
  answering(api)(
    'GET /api/sites/:site/reports/:experience/detail',
    async ({ params: { site, experience }, query: { goal } }) => {
      const detail = await detailOf(site, experience, goal)
      if (!detail) throw new ApiError(404, `Site "${site}" has no experience "${experience}".`)
      if (!('goals' in detail)) return detail
      throw new ApiError(400, `"goal" is "${goal}". Give one of: ${detail.goals.join(', ')}.`)
    },
  )
}
