import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Caller, Config, Health, LiveEvent, ReplayReport } from '@segue/core'
import { shop } from './shop.ts'

const NOBODY = {
  exposed: 0,
  late: 0,
  missing: 0,
  conflicts: 0,
  frameworks: 0,
  lateness: null,
  masked: null,
}
const NOTHING: Health = { lately: NOBODY, before: NOBODY, targets: [] }

export const PASSWORD = 'correct horse'
const CALLER: Caller = {
  kind: 'person',
  id: 'ada',
  name: 'Ada',
  email: 'ada@example.com',
  roles: { '*': 'owner' },
}

/** What the fake collector has, open to every test. */
export type FakeState = {
  /** In the place of a cookie. */
  signedIn: boolean
  versions: { version: number; note: string; config: Config }[]
  events: LiveEvent[]
  /** An answer that comes instead of the usual one; 0 breaks the connection. */
  answer: { status: number; body: unknown } | null
  /** Does what a POST asks for, and breaks off before the answer. */
  falters: boolean
  /** What was asked: `GET /api/sites`. */
  asked: string[]
  /** First versions of other sites. */
  made: Config[]
  /** What was to be replayed. */
  replays: { config: Config; count?: string }[]
}

/** The collector's API over real HTTP, as far as the console needs it. */
export async function startFakeCollector() {
  const state: FakeState = {
    signedIn: true,
    versions: [{ version: 1, note: 'First', config: shop }],
    events: [],
    answer: null,
    falters: false,
    asked: [],
    made: [],
    replays: [],
  }
  const server = createServer(async (request, response) => {
    const body = await read(request)
    state.asked.push(`${request.method} ${request.url}`)
    if (state.answer?.status === 0) return response.destroy()
    const { status, body: answer } =
      state.signedIn || request.url?.startsWith('/api/access')
        ? (state.answer ?? answerTo(state, request, body))
        : { status: 401, body: { error: 'Sign in.' } }
    if (state.falters && request.method === 'POST') return response.destroy()
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    state,
    api: `http://127.0.0.1:${port}/api`,
    stop: () =>
      new Promise((done) => {
        server.close(done)
        server.closeAllConnections()
      }),
  }
}

function answerTo(state: FakeState, { method, url }: IncomingMessage, body: unknown) {
  const { pathname, searchParams } = new URL(url ?? '', 'http://fake')
  const [, , room, site, part, number, verb] = pathname.split('/')
  if (room === 'access') {
    if (site === 'sign-in') {
      const right = (body as { password?: string }).password === PASSWORD
      state.signedIn ||= right
      if (!right) return { status: 401, body: { error: 'These do not belong together.' } }
    }
    if (site === 'sign-out') state.signedIn = false
    return ok({ unowned: false, caller: state.signedIn ? CALLER : null })
  }
  const live = state.versions.at(-1)!
  const publish = (config: Config, note: string) => {
    state.versions.push({ version: live.version + 1, note, config })
    return { status: 201, body: { version: live.version + 1, bytes: 900, warnings: [] } }
  }
  if (!site) {
    const others = state.made.map(({ site, name = site }) => ({ site, name, version: 1, at: 0 }))
    return ok({ sites: [{ site: 'shop', name: 'Shop', version: live.version, at: 0 }, ...others] })
  }
  if (site !== 'shop' && part === 'versions' && method === 'POST') {
    state.made.push((body as { config: Config }).config)
    return { status: 201, body: { version: 1, bytes: 100, warnings: [] } }
  }
  if (part === 'config') return ok({ version: live.version, config: live.config })
  if (part === 'replay') {
    const asked = body as FakeState['replays'][number]
    state.replays.push(asked)
    return ok(replayOf(asked))
  }
  if (part === 'script') return ok({ askedAt: null })
  if (part === 'tag') return ok({ tag: '<script></script>' })
  if (part === 'events') {
    const after = Number(searchParams.get('after') ?? 0)
    const next = state.events.at(-1)?.n ?? 0
    return ok({ events: state.events.filter(({ n }) => n > after), next })
  }
  if (part === 'demo-data') return ok({ loaded: false, running: null, trouble: null })
  if (verb === 'detail') {
    return ok({ site, experience: number, goal: '', at: 0, days: [], lines: [], parts: [] })
  }
  if (part === 'reports') {
    return ok({
      site,
      experience: number,
      name: 'Hero',
      at: 0,
      goals: [],
      audiences: [],
      setAside: { machines: 0, twoArms: 0 },
      totals: [],
      gains: [],
      holdouts: [],
      guardrails: [],
      assignments: { checked: 0, contradicted: 0 },
      loss: { arrived: 0, missing: 0 },
      money: { currency: null, converted: [], apart: [] },
      health: NOTHING,
      rendering: 'auto',
    })
  }
  const found = state.versions.find(({ version }) => version === Number(number))
  if (verb === 'restore' && found) return publish(found.config, 'Brought back')
  if (found) return ok({ version: found.version, config: found.config })
  if (method === 'GET') {
    const versions = state.versions.map((one) => ({ ...one, at: 0, live: one === live }))
    return ok({ versions: versions.reverse() })
  }
  const { config, note, from } = body as { config: Config; note: string; from: number }
  return from === live.version
    ? publish(config, note)
    : { status: 409, body: { error: `Version ${live.version} is live, not ${from}.` } }
}

/** Ten visitors, of whom so many are in a segment as its condition has signs. */
function replayOf({ config, count }: FakeState['replays'][number]): ReplayReport {
  const segments = config.segments.map(({ id, name = id, when }) => ({
    segment: id,
    name,
    now: JSON.stringify(when).length,
    ever: 99,
    weeks: [],
    overlap: [],
    shown: [],
    samples: [],
    unknown: [],
    ...(id === count && { clauses: [{ condition: when, visitors: 7 }] }),
  }))
  const rest = { from: 0, to: 1, events: 20, bots: 0, earlier: 0, shown: [], reach: [], lost: [] }
  return { site: config.site, visitors: 10, segments, ...rest }
}

function ok(body: unknown) {
  return { status: 200, body }
}

async function read(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const part of request) text += part
  return text === '' ? null : JSON.parse(text)
}
