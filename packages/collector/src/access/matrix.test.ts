import { ROLES, type Role } from '@segue/core'
import fastify from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { guard } from './guard.ts'
import { mayCall } from './may-call.ts'
import { type Needs, ROUTES, UNRECORDED } from './route-table.ts'
import {
  type AccessServer,
  HOST,
  MACHINE_TOKEN,
  OWN_PAGE,
  startAccessServer,
} from './testing/access-server.ts'

let at: AccessServer
afterEach(() => at?.close())

const routes = Object.entries(ROUTES).map(([name, needs]) => {
  const [method, path] = name.split(' ') as [string, string]
  return { name, method, path, needs }
})
const addressOf = (path: string, site: string) =>
  path.replace(':site', site).replace(/:\w+/g, '1').replace('*', 'index.html')

/** Who asks, and what they are at the sites "own" and "other". */
type Asker = {
  who: string
  kind: 'nobody' | 'person' | 'machine' | 'link'
  roles: { own?: Role; other?: Role; everywhere?: Role }
  /** Whether a link shows the very experience that all addresses name. */
  shows?: boolean
  headers: Record<string, string>
}

async function askers(): Promise<Asker[]> {
  const people = ROLES.flatMap((role) => [
    { who: `${role} of own`, roles: { own: role } },
    { who: `${role} everywhere`, roles: { everywhere: role } },
  ])
  const all: Asker[] = [
    // First, for they move the clock, and sessions end by it.
    ...links(),
    { who: 'nobody', kind: 'nobody', roles: {}, headers: {} },
    { who: 'a wrong token', kind: 'nobody', roles: {}, headers: { authorization: 'Bearer wrong' } },
    { who: 'a wrong cookie', kind: 'nobody', roles: {}, headers: { cookie: 'segue_4001=wrong' } },
    {
      who: 'the machine',
      kind: 'machine',
      roles: { everywhere: 'owner' },
      headers: { authorization: `Bearer ${MACHINE_TOKEN}` },
    },
    {
      who: 'somebody without a role',
      kind: 'person',
      roles: {},
      headers: { cookie: await at.person('none', {}) },
    },
  ]
  for (const { who, roles } of people) {
    const { own, everywhere } = roles as Asker['roles']
    const cookie = await at.person(who.replaceAll(' ', '-'), {
      ...(own && { own }),
      ...(everywhere && { '*': everywhere }),
    })
    all.push({ who, kind: 'person', roles, headers: { cookie } })
  }
  return all
}

/** Links to results of the site "own"; every address names its experience "1". */
function links(): Asker[] {
  const { resultsLinks } = at.access
  const asker = (who: string, secret: string, kind: 'link' | 'nobody', shows: boolean): Asker => ({
    who,
    kind,
    shows,
    roles: {},
    headers: { authorization: `Bearer ${secret}` },
  })
  const place = { site: 'own', experience: '1' }
  const old = resultsLinks.make(place, { by: 'a test', days: 1 })
  at.wait(86_400_000)
  const holding = resultsLinks.make(place, { by: 'a test', days: 1 })
  const elsewhere = resultsLinks.make({ ...place, experience: '2' }, { by: 'a test' })
  const revoked = resultsLinks.make(place, { by: 'a test' })
  resultsLinks.end(place, revoked.id)
  return [
    asker('a link to its results', holding.secret, 'link', true),
    asker('a link to another’s results', elsewhere.secret, 'link', false),
    asker('a revoked link', revoked.secret, 'nobody', false),
    asker('a link whose time is over', old.secret, 'nobody', false),
  ]
}

/** Said again, and by other means than the guard's: what the table asks for. */
function shouldPass(
  needs: Needs,
  { kind, roles, shows }: Asker,
  site: 'own' | 'other' | '*',
): boolean {
  const rank = (role: Role | undefined) => (role ? ROLES.indexOf(role) + 1 : 0)
  const here = Math.max(rank(roles.everywhere), site === '*' ? 0 : rank(roles[site]))
  switch (needs.kind) {
    case 'anyone':
      return true
    case 'caller':
      return kind !== 'nobody' && kind !== 'link'
    case 'person':
    case 'machine':
      return kind === needs.kind
    case 'site':
      return here >= rank(needs.role)
    case 'results':
      return here >= rank('viewer') || (shows === true && site === 'own')
    case 'everywhere':
      return rank(roles.everywhere) >= rank(needs.role)
  }
}

/** Each route, each asker, each site: where what happens is not what the table says. */
async function disagreements() {
  const leaks: string[] = []
  const locked: string[] = []
  let asked = 0
  for (const asker of await askers()) {
    for (const { name, method, path, needs } of routes) {
      // What is proof itself answers 401 and 403 of its own; who leaves is gone for the next request.
      if (needs.kind === 'anyone' || name.endsWith('sign-out')) continue
      for (const site of needs.kind === 'site' || needs.kind === 'results'
        ? (['own', 'other', '*'] as const)
        : ['own' as const]) {
        asked++
        const { status } = await at.ask(method, addressOf(path, site), { headers: asker.headers })
        const passed = status !== 401 && status !== 403
        const should = shouldPass(needs, asker, site)
        if (passed && !should) leaks.push(`${asker.who}: ${name} at ${site} (${status})`)
        if (!passed && should) locked.push(`${asker.who}: ${name} at ${site} (${status})`)
      }
    }
  }
  return { asked, leaks, locked }
}

describe('every route, for every role, at one’s own site, another and all', () => {
  it('lets in exactly those whom the table names', async () => {
    at = await startAccessServer()
    const { asked, leaks, locked } = await disagreements()
    expect({ leaks, locked }).toEqual({ leaks: [], locked: [] })
    expect(asked).toBeGreaterThan(500)
  })

  it.each<[string, number, NonNullable<Parameters<typeof startAccessServer>[0]>['may']]>([
    ['the rule lets everybody in', 20, () => true],
    [
      'a role at one site counts at all',
      20,
      (needs, caller) => needs.kind !== 'site' || Object.keys(caller?.roles ?? {}).length > 0,
    ],
    [
      'a link shows all results',
      9,
      (needs, caller, named) =>
        caller?.kind === 'link' ? needs.kind === 'results' : mayCall(needs, caller, named),
    ],
    [
      'a link passes for somebody',
      3,
      (needs, caller, named) =>
        mayCall(
          needs,
          caller && { ...caller, kind: caller.kind === 'link' ? 'token' : caller.kind },
          named,
        ),
    ],
  ])('notices when %s', async (_, most, may) => {
    at = await startAccessServer({ may })
    expect((await disagreements()).leaks.length).toBeGreaterThan(most)
  })

  it('has a row for each route that there is, and a route for each row', async () => {
    at = await startAccessServer()
    const missing = routes.filter(
      ({ method, path }) => !at.server.hasRoute({ method: method as 'GET', url: path }),
    )
    expect(missing).toEqual([])
  })

  it('has words for the record wherever something is changed', () => {
    const silent = routes.filter(({ method, needs }) => method !== 'GET' && !needs.audit)
    expect(silent.map(({ name }) => name)).toEqual(UNRECORDED)
  })
})

describe('a route', () => {
  const serverWith = async (method: 'GET' | 'POST', url: string, rows: typeof ROUTES) => {
    at = await startAccessServer()
    const server = fastify()
    guard(server, { access: at.access, hosts: () => [HOST], routes: rows })
    server.route({ method, url, handler: async () => ({}) })
  }

  it('without a row does not start', async () => {
    await expect(serverWith('GET', '/api/secrets', ROUTES)).rejects.toThrow(
      'Route "GET /api/secrets" says nowhere who may call it.',
    )
  })

  it('whose row forgets that it is of a site does not start, nor one that makes it up', async () => {
    const rows = {
      'GET /sites/:site/x': { kind: 'caller' },
      'GET /y': { kind: 'site', role: 'viewer' },
    } as const
    await expect(serverWith('GET', '/sites/:site/x', rows)).rejects.toThrow('do not agree')
    await expect(serverWith('GET', '/y', rows)).rejects.toThrow('do not agree')
  })

  it('that is open to links to results, but of no experience, does not start', async () => {
    const rows = { 'GET /sites/:site/x': { kind: 'results' } } as const
    await expect(serverWith('GET', '/sites/:site/x', rows)).rejects.toThrow('names no experience')
  })
})

describe('a page of somebody else’s, in the browser of an owner', () => {
  const changing = routes.filter(({ method }) => method !== 'GET')
  const forgeries: [string, Record<string, string | undefined>][] = [
    ['another site', { ...OWN_PAGE, origin: 'https://evil.example' }],
    ['another port of this machine', { ...OWN_PAGE, origin: 'http://127.0.0.1:4002' }],
    ['a frame without an origin', { ...OWN_PAGE, origin: 'null' }],
    ['a name that begins as ours', { ...OWN_PAGE, origin: `http://${HOST}.evil.example` }],
    ['one that says nothing of itself', { ...OWN_PAGE, origin: undefined }],
    ['a form of ours', { ...OWN_PAGE, 'x-segue-console': undefined }],
  ]

  it.each(forgeries)('cannot change anything: %s', async (_, headers) => {
    at = await startAccessServer()
    const cookie = await at.person('owner', { '*': 'owner' })
    const accepted: string[] = []
    for (const { name, method, path } of changing) {
      const url = addressOf(path, 'own')
      const answer = await at.ask(method, url, { headers: { ...headers, cookie }, payload: {} })
      if (
        answer.status !== 403 ||
        !String(answer.json.error).startsWith('This was asked by a page')
      )
        accepted.push(name)
    }
    expect(accepted).toEqual([])
    expect(changing.length).toBeGreaterThan(8)
  })

  it('is told from the console’s own, which can', async () => {
    at = await startAccessServer()
    const cookie = await at.person('owner', { '*': 'owner' })
    for (const { method, path, needs } of changing) {
      if (needs.kind !== 'site') continue
      const { status } = await at.ask(method, addressOf(path, 'own'), {
        headers: { cookie },
        payload: {},
      })
      expect(status).not.toBe(403)
    }
  })
})
