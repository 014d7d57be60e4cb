import type { Caller } from '@segue/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { clientAddress } from '../geo/client-address.ts'
import { addressClass } from './address-class.ts'
import type { AuditLog } from './audit-log.ts'

/** What a route says of what it did, where its row in the table cannot. Never a secret. */
export type Note = {
  who?: Caller | null
  detail?: string
  /** Recorded although it failed. */
  failed?: string
}

declare module 'fastify' {
  interface FastifyRequest {
    note: Note | null
  }
}

type Parts = {
  audit: Pick<AuditLog, 'write'>
  now: () => number
  trustedProxies: number
}

/** Writes down what was done by routes whose row in the table has words for it, before it is answered. */
export function record(server: FastifyInstance, { audit, now, trustedProxies }: Parts): void {
  server.decorateRequest('note', null)
  server.addHook('onSend', async (request, reply) => {
    const { note, routeOptions } = request
    const words = routeOptions.config.needs?.audit
    const what = reply.statusCode < 400 ? words : note?.failed
    if (!what) return
    audit.write({
      at: now(),
      who: nameOf(note?.who ?? request.caller),
      what,
      site: siteOf(request),
      detail: note?.detail ?? null,
      from: addressClass(clientAddress(request.raw, trustedProxies)),
    })
  })
}

function siteOf({ params, routeOptions }: FastifyRequest): string | null {
  return routeOptions.config.needs?.kind === 'site' ? (params as { site: string }).site : null
}

function nameOf(caller: Caller | null): string {
  if (!caller) return 'somebody'
  if (caller.kind === 'token') return `token "${caller.name}" (${caller.id})`
  return caller.email ? `${caller.name} <${caller.email}>` : caller.name
}
