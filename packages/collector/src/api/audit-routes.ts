import type { FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import { answering } from './answering.ts'

/** The record of who did what, for owners. */
export function auditRoutes(
  api: FastifyInstance,
  { access: { audit } }: { access: Pick<Access, 'audit'> },
): void {
  const on = answering(api)
  on('GET /api/sites/:site/audit', async ({ params: { site }, query: { before } }) => ({
    entries: audit.list(site, before === undefined ? undefined : Number(before)),
  }))
  on('GET /api/audit/check', async ({ query: { head } }) => audit.check(head))
}
