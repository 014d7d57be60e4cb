import type { FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import { ApiError } from './api-error.ts'

/** The record of who did what, for owners. */
export function auditRoutes(
  api: FastifyInstance,
  { access: { audit } }: { access: Pick<Access, 'audit'> },
): void {
  api.get<{ Params: { site: string }; Querystring: { before?: string } }>(
    '/sites/:site/audit',
    async ({ params: { site }, query: { before } }) => {
      if (before !== undefined && !/^\d{1,15}$/.test(before)) {
        throw new ApiError(400, `"before" is ${before}. Give the number of an entry.`)
      }
      return { entries: audit.list(site, before === undefined ? undefined : Number(before)) }
    },
  )

  api.get<{ Querystring: { head?: string } }>('/audit/check', async ({ query: { head } }) =>
    audit.check(head),
  )
}
