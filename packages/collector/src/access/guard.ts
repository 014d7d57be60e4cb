import type { Caller } from '@segue/core'
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { ApiError } from '../api/api-error.ts'
import type { Access } from './access.ts'
import { mayCall, type Named } from './may-call.ts'
import { expectOwnPage } from './own-page.ts'
import { type Needs, ROUTES } from './route-table.ts'
import { heldSecrets } from './session-cookie.ts'
import type { OpenSession } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null where anyone may and nobody said. */
    caller: Caller | null
    /** By which they are signed in; null for those who send a token. */
    session: OpenSession | null
  }
  interface FastifyContextConfig {
    needs?: Needs
  }
}

type Parts = {
  access: Pick<Access, 'callers' | 'sessions'>
  hosts: () => readonly string[]
  routes?: typeof ROUTES
  /** What a test takes out. */
  may?: typeof mayCall | undefined
}

/** Stands before every route that is registered after it. */
export function guard(
  server: FastifyInstance,
  { access, hosts, routes = ROUTES, may = mayCall }: Parts,
): void {
  server.decorateRequest('caller', null)
  server.decorateRequest('session', null)
  server.addHook('onRoute', (route) => {
    route.config = { ...route.config, needs: needsOf(route, routes) }
  })
  server.addHook('onRequest', async (request) => {
    const { needs } = request.routeOptions.config
    // Where there is no route, nothing is to be guarded.
    if (!needs) return
    recognize(request, access)
    const { authorization } = request.headers
    if (needs.kind !== 'anyone' && !request.caller) {
      throw new ApiError(
        401,
        authorization === undefined
          ? 'Sign in first. Programs send a token: that of this machine lies in the file "token" of the data directory.'
          : 'This token is not, or no longer, accepted. That of this machine lies in the file "token" of the data directory.',
      )
    }
    if (changesSomething(request.method) && !heldToken(request)) expectOwnPage(request, hosts())
    const { site = '', experience = '' } = request.params as Partial<Named>
    if (!may(needs, request.caller, { site, experience }))
      throw new ApiError(403, refusal(needs, site))
  })
}

/** A header that says who asks is believed or refused; no cookie speaks beside it. */
function recognize(request: FastifyRequest, { callers, sessions }: Parts['access']): void {
  const { authorization } = request.headers
  if (authorization !== undefined) {
    request.caller = callers.ofBearer(authorization) ?? null
    return
  }
  for (const [place, secret] of heldSecrets(request)) {
    const session = sessions.find(place, secret)
    const caller = session && callers.ofSession(session)
    if (!caller) continue
    request.session = session
    request.caller = caller
    return
  }
}

const changesSomething = (method: string) => method !== 'GET' && method !== 'HEAD'
const heldToken = ({ caller, session }: FastifyRequest) => caller !== null && session === null

function needsOf({ method, url }: RouteOptions, routes: typeof ROUTES): Needs {
  const [needs, ...others] = [method].flat().map((each) => {
    const name = `${each === 'HEAD' ? 'GET' : each} ${url}`
    const row = routes[name]
    if (!row) {
      throw new Error(
        `Route "${name}" says nowhere who may call it. Give it a row in route-table.ts.`,
      )
    }
    const isOfSite = row.kind === 'site' || row.kind === 'results'
    if (isOfSite !== /\/:site(\/|$)/.test(url)) {
      throw new Error(`Route "${name}" and its row do not agree whether it is of a site.`)
    }
    if (row.kind === 'results' && !/\/:experience(\/|$)/.test(url)) {
      throw new Error(`Route "${name}" is open to links to results, and names no experience.`)
    }
    return row
  })
  if (others.some((other) => other !== needs)) {
    throw new Error(`Route "${url}" has methods of different rows. Register them apart.`)
  }
  return needs!
}

function refusal(needs: Needs, site: string): string {
  switch (needs.kind) {
    case 'site':
      return `This needs the role ${needs.role} at "${site.slice(0, 80)}". An owner can give it, under People.`
    case 'results':
      return `This needs the role viewer at "${site.slice(0, 80)}", or a link to these results.`
    case 'everywhere':
      return `This needs the role ${needs.role} at all sites. An owner can give it, under People.`
    case 'machine':
      return 'Only the token in the data directory may do this.'
    default:
      return 'This is for people with an account.'
  }
}
