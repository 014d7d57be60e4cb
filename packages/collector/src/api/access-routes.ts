import { type Entrance, reaches } from '@segue/core'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Access } from '../access/access.ts'
import { addressClass } from '../access/address-class.ts'
import { giveCookie, placeOf, takeCookies } from '../access/session-cookie.ts'
import { clientAddress } from '../geo/client-address.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'
import { signInRefusal } from './sign-in-refusal.ts'

export type AccessParts = {
  access: Access
  /** How many proxies may say where somebody comes from. */
  trustedProxies: number
}

const MINUTE = 60_000

/** The ways in and out. */
export function accessRoutes(api: FastifyInstance, { access, trustedProxies }: AccessParts): void {
  const { accounts, sessions, passwords, callers, links, ownership, invitations, now } = access
  const on = answering(api)

  /** Signs somebody in from here on, in the place of whoever was. */
  function enter(
    request: FastifyRequest,
    reply: FastifyReply,
    { account, byLink }: { account: string | null; byLink: boolean },
  ): Entrance {
    if (request.session) sessions.end(request.session.account, request.session.id)
    const place = placeOf(request)
    const secret = sessions.begin(place, {
      account,
      byLink,
      browser: request.headers['user-agent'] ?? '',
      from: addressClass(clientAddress(request.raw, trustedProxies)),
    })
    giveCookie(reply, place, secret)
    const caller = callers.ofSession({ id: '', account, byLink }) ?? null
    request.note = { who: caller, ...(byLink && { detail: 'by a link' }) }
    return { unowned: accounts.isUnowned(), caller }
  }

  on('GET /api/access', async ({ caller }) => ({ unowned: accounts.isUnowned(), caller }))

  on('POST /api/access/owner', async (request, reply) => {
    const { token, password, ...person } = request.body
    if (!accounts.isUnowned()) throw new ApiError(409, OWNED)
    if (!ownership.look(token)) throw new ApiError(403, NOT_PRINTED)
    const hash = await passwords.hash(password)
    // Others may have come in meanwhile with the same link: the first is the owner, and the only one.
    const owner = accounts.addOwner({ ...person, password: hash, at: now() })
    if (!owner) throw new ApiError(409, OWNED)
    ownership.take(token)
    return enter(request, reply, { account: owner.id, byLink: false })
  })

  on('POST /api/access/sign-in', async (request, reply) => {
    const result = await access.signIn(request.body)
    if (result.kind === 'in') return enter(request, reply, result)
    if (result.kind === 'later') reply.header('retry-after', String(result.seconds))
    if (result.kind === 'wrong' && result.account) {
      const who = callers.ofSession({ id: '', account: result.account, byLink: false }) ?? null
      request.note = { failed: 'could not sign in', detail: `as ${who?.email}` }
    }
    throw signInRefusal(result)
  })

  on('POST /api/access/sign-out', async (request, reply) => {
    if (request.session) sessions.end(request.session.account, request.session.id)
    takeCookies(request, reply)
    return {}
  })

  on(
    'POST /api/access/invitation',
    async ({ body: { token } }) => invitations.look(token) ?? noInvitation(),
  )

  on('POST /api/access/join', async (request, reply) => {
    const { token, password, ...person } = request.body
    const invited = invitations.look(token) ?? noInvitation()
    if (invited.email !== null && invited.email !== person.email) {
      throw new ApiError(403, `This invitation is for ${invited.email}. Ask for one of your own.`)
    }
    if (accounts.withEmail(person.email)) throw new ApiError(409, HAS_ACCOUNT)
    const hash = await passwords.hash(password)
    const account = invitations.use(token, ({ site, role }) => {
      if (accounts.withEmail(person.email)) throw new ApiError(409, HAS_ACCOUNT)
      return accounts.add({ ...person, password: hash, at: now(), roles: { [site]: role } })
    })
    if (!account) noInvitation()
    return enter(request, reply, { account: account.id, byLink: false })
  })

  on('POST /api/access/accept', async (request) => {
    const {
      body: { token },
      caller,
    } = request
    const invited = invitations.look(token) ?? noInvitation()
    if (invited.email !== null && invited.email !== caller!.email) {
      throw new ApiError(409, `This invitation is for ${invited.email}. Ask for one of your own.`)
    }
    invitations.use(token, ({ site, role }) => {
      // An invitation gives; it never takes away.
      const has = caller!.roles[site]
      if (!reaches(has, role)) accounts.setRole(caller!.id, site, role)
    })
    request.note = { detail: `${invited.role} at ${invited.site}` }
    return { site: invited.site }
  })

  on('POST /api/access/links', async (request) => {
    const { email } = request.body ?? {}
    const account = email === undefined ? null : accounts.withEmail(email.trim().toLowerCase())
    if (account === undefined) throw new ApiError(404, `Nobody has an account by "${email}".`)
    request.note = { detail: `for ${account?.email ?? 'this machine'}` }
    const token = links.make({ account: account?.id ?? null }, 15 * MINUTE)
    return { token }
  })
}

function noInvitation(): never {
  throw new ApiError(410, 'This invitation was used, withdrawn or is too old. Ask for another.')
}

const HAS_ACCOUNT =
  'There is an account by this address already. Sign in, then open the invitation again.'
const OWNED = 'This installation has an owner already. Sign in, or ask them for an invitation.'
const NOT_PRINTED =
  'This link is not the one that the collector printed when it last started. Look there for "Make it yours".'
