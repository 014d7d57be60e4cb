import type { FastifyReply, FastifyRequest } from 'fastify'
import { USUAL_SESSION_LIMITS } from './sessions.ts'

/** Browsers take such a name only over TLS, from this host alone, for all of it. */
const BEHIND_TLS = '__Host-segue'

/** Cookies do not tell ports apart, and a machine may have several collectors. */
const plainName = ({ headers }: FastifyRequest) =>
  `segue_${/:(\d+)$/.exec(headers.host ?? '')?.[1] ?? '80'}`

/** Where a new session's cookie belongs: the browser says by `Origin` whether there is TLS before us. */
export const placeOf = (request: FastifyRequest): string =>
  request.headers.origin?.startsWith('https:') ? BEHIND_TLS : plainName(request)

/** What cookies there are that may be a session's, and their places. */
export function heldSecrets(request: FastifyRequest): [place: string, secret: string][] {
  return [BEHIND_TLS, plainName(request)].flatMap((place) => {
    const secret = request.cookies[place]
    return secret ? [[place, secret] as [string, string]] : []
  })
}

export function giveCookie(reply: FastifyReply, place: string, secret: string): void {
  reply.setCookie(place, secret, {
    ...ATTRIBUTES,
    secure: place === BEHIND_TLS,
    maxAge: USUAL_SESSION_LIMITS.most / 1_000,
  })
}

export function takeCookies(request: FastifyRequest, reply: FastifyReply): void {
  for (const place of [BEHIND_TLS, plainName(request)]) {
    reply.clearCookie(place, { ...ATTRIBUTES, secure: place === BEHIND_TLS })
  }
}

const ATTRIBUTES = { path: '/', httpOnly: true, sameSite: 'strict' } as const
