import type { FastifyRequest } from 'fastify'
import { ApiError } from '../api/api-error.ts'

/** What the console's own requests carry. A page of another origin cannot send it unasked. */
export const OWN_HEADER = 'x-segue-console'

/**
 * A browser sends cookies along whoever asks, other ports of this machine among them. So what changes
 * something must come from the console's own page: its origin, and a header that no form can send.
 */
export function expectOwnPage(request: FastifyRequest, hosts: readonly string[]): void {
  const { origin } = request.headers
  const host = origin && URL.canParse(origin) ? new URL(origin).host : ''
  if (hosts.includes(host) && request.headers[OWN_HEADER] === '1') return
  throw new ApiError(
    403,
    `This was asked by a page of ${origin ?? 'an unknown origin'}, not by the console at ${hosts[0]}. ` +
      'Programs send a token: Authorization: Bearer …. Is the console behind a proxy? Then name its host in SEGUE_CONSOLE_HOSTS.',
  )
}
