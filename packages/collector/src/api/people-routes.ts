import { ALL_SITES } from '@segue/core'
import type { FastifyInstance } from 'fastify'
import type { Access } from '../access/access.ts'
import type { Sites } from '../publish/sites.ts'
import { answering } from './answering.ts'
import { ApiError } from './api-error.ts'
import { unknownSite } from './unknown-site.ts'

export type PeopleParts = {
  access: Pick<Access, 'accounts' | 'invitations' | 'tokens' | 'sessions' | 'factors'>
  sites: Pick<Sites, 'knows'>
}

/** Who may do what: at a site, or at all of them, which is the site `*`. */
export function peopleRoutes(api: FastifyInstance, { access, sites }: PeopleParts): void {
  const { accounts, invitations, tokens, sessions, factors } = access
  const on = answering(api)
  const known = (site: string) =>
    site === ALL_SITES || sites.knows(site) ? site : unknownSite(site)

  on('GET /api/sites/:site/people', async ({ params }) => {
    const site = known(params.site)
    return {
      members: accounts.members(site),
      invitations: invitations.list(site),
      tokens: tokens.list(site),
    }
  })

  on('POST /api/sites/:site/people/:account', async (request) => {
    const {
      params,
      body: { role },
    } = request
    const site = known(params.site)
    const found = accounts.members(site).some(({ account }) => account === params.account)
    if (!found) throw new ApiError(404, NO_MEMBER)
    if (role !== 'owner') expectOwnerBeside(params.account, site)
    accounts.setRole(params.account, site, role)
    request.note = { detail: `${role} to ${accounts.withId(params.account)?.email}` }
    return {}
  })

  on('DELETE /api/sites/:site/people/:account', async (request) => {
    const { params } = request
    const site = known(params.site)
    const email = accounts.withId(params.account)?.email
    expectOwnerBeside(params.account, site)
    if (!accounts.dropRole(params.account, site)) throw new ApiError(404, NO_MEMBER)
    request.note = { detail: `from ${email}` }
    if (!accounts.withId(params.account)) {
      sessions.endAll(params.account)
      factors.remove(params.account)
    }
    return {}
  })

  on('POST /api/sites/:site/invitations', async (request) => {
    const { params, body: asked, caller } = request
    const site = known(params.site)
    const { id, secret, until } = invitations.make({ ...asked, site, by: caller!.name })
    request.note = { detail: `${asked.email ?? 'by a link'}, as ${asked.role}` }
    return { id, token: secret, until }
  })

  on(
    'DELETE /api/sites/:site/invitations/:invitation',
    async ({ params: { site, invitation } }) => {
      if (invitations.end(site, invitation)) return {}
      throw new ApiError(404, 'This invitation was used, withdrawn or is too old.')
    },
  )

  on('POST /api/sites/:site/tokens', async (request) => {
    const { params, body: asked, caller } = request
    const site = known(params.site)
    const { id, secret } = tokens.make({ ...asked, site, by: caller!.name })
    request.note = { detail: `"${asked.name}" (${id}) as ${asked.role}` }
    return { id, token: secret }
  })

  on('DELETE /api/sites/:site/tokens/:token', async ({ params: { site, token } }) => {
    if (tokens.end(site, token)) return {}
    throw new ApiError(404, 'There is no such token (any more).')
  })

  /** Without an owner of everything nobody could give that role again. */
  function expectOwnerBeside(account: string, site: string): void {
    if (site !== ALL_SITES) return
    const owners = accounts.members(ALL_SITES).filter(({ role }) => role === 'owner')
    if (owners.length !== 1 || owners[0]!.account !== account) return
    throw new ApiError(409, 'They are the last owner of all sites. Make somebody else one first.')
  }
}

const NO_MEMBER = 'They have no role here. Invite them.'
