import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Config, Published } from '@segue/core'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAccess } from '../access/access.ts'
import { openDrafts } from '../preview/drafts.ts'
import { previewTokens } from '../preview/preview-token.ts'
import { createPreviews } from '../preview/previews.ts'
import { openDatabase, type SmallDatabase } from '../publish/database.ts'
import { createLiveFiles } from '../publish/live-files.ts'
import { createPublish } from '../publish/publish.ts'
import type { Runtime } from '../publish/runtime.ts'
import { openSites } from '../publish/sites.ts'
import { snippetFiles } from '../publish/snippet-file.ts'
import { createReports } from '../report/reports.ts'
import { healthOf } from '../store/count-health.ts'
import type { Cell } from '../store/store.ts'
import { eventOf, linesOf } from '../store/store-contract.ts'
import { consoleServer } from './console-server.ts'
import { createLiveEvents } from './live-events.ts'
import { createMetrics } from './metrics.ts'
import { checkAnswers } from './testing/check-answers.ts'

const MAP = '{"integrity":{"./app.js":"sha384-of-app"}}'
const TOKEN = 'a-token-that-is-long-enough-to-be-one'
const runtime: Runtime = {
  linkHead: async () => '__SEGUE_CONFIG__;__SEGUE_TAIL__',
  linkTail: async () => '',
  link: async () => '',
  stub: '',
  inspector: 'why()',
  strictStub: '',
  blocks: [],
}

const build = (published: Published) => snippetFiles(runtime, published, () => {})

let folder: string
let database: SmallDatabase
let server: FastifyInstance
let port: number
let drained: number
const errors: unknown[] = []
const liveEvents = createLiveEvents()
const counts: Cell[] = [
  { audience: '*', arm: 'b', phase: 1, late: false, half: 0, visitors: 4, days: [], goals: [] },
]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'segue-api-'))
  mkdirSync(join(folder, 'app'))
  writeFileSync(
    join(folder, 'app', 'index.html'),
    `<!doctype html><title>Segue</title><script type="importmap">${MAP}</script>`,
  )
  writeFileSync(join(folder, 'app', 'app.js'), 'start()')
  writeFileSync(join(folder, 'app', 'app.js.br'), brotliCompressSync('start()'))
  writeFileSync(join(folder, 'token'), TOKEN)
  database = openDatabase(join(folder, 'segue.db'))
  const sites = openSites(database)
  const files = createLiveFiles(sites, build)
  const previews = createPreviews({
    sites,
    drafts: openDrafts(database),
    tokens: previewTokens(TOKEN, () => 7),
    link: async () => '',
    blocks: [],
    keep: () => {},
    now: () => 7,
  })
  drained = 0
  errors.length = 0
  server = consoleServer({
    access: createAccess({ database, token: TOKEN, now: () => 7 }),
    trustedProxies: 0,
    app: join(folder, 'app'),
    hosts: () => [`127.0.0.1:${port}`, `localhost:${port}`],
    onError: (error) => errors.push(error),
    sites,
    publish: createPublish({ sites, files, build, now: () => 7 }),
    reports: createReports({
      sites,
      store: {
        countArms: async (_, experience) => {
          if (experience === 'broken') throw new Error('the store is gone')
          return { cells: counts, setAside: { machines: 0, twoArms: 0 } }
        },
        countCurrencies: async () => [],
        countGuards: async () => [],
        firstExposures: async () => [],
        countExposed: async () => 0,
        countLoss: async () => ({ pages: 0, arrived: 0, missing: 0 }),
        countHealth: async () => healthOf([], []),
      },
      drain: async () => void drained++,
      now: () => 9,
    }),
    banditOf: async () => undefined,
    detailOf: async (_, experience) => (experience === 'hero' ? { goals: ['a'] } : undefined),
    demo: {
      state: () => ({ loaded: false, running: { done: 3, of: 7 }, trouble: null }),
      start: async (site) => ({ kind: site === 'busy' ? 'started' : 'real' }),
      remove: async () => 5,
    },
    kpisOf: async () => undefined,
    campaignsOf: async () => undefined,
    beforeAfterOf: async () => undefined,
    funnelsOf: async () => undefined,
    surrogatesOf: async () => undefined,
    timesOf: async () => undefined,
    ledgerOf: async (site, days) => ({
      site,
      since: 7,
      account: { received: 3, accepted: 2, rejected: 0, duplicate: 1, filtered: 0 },
      dropped: 0,
      days,
      loss: { pages: 1, arrived: 2, missing: 1 },
      senders: { visitors: 2, skewed: 0, bots: [] },
    }),
    metrics: createMetrics({
      ledger: {
        all: () => [['shop', { received: 3, accepted: 2, rejected: 0, duplicate: 1, filtered: 0 }]],
        allDropped: () => [['shop', 12]],
      },
      bytesBehind: () => 512,
      damage: () => ({ lines: 4, segments: 1 }),
      lettersDropped: () => 0,
      refused: () => [['visitor', 7]],
    }),
    visitors: {
      events: async (_, visitor) => [eventOf({ visitor })],
      erase: async () => 3,
    },
    replays: { run: async () => ({ kind: 'busy' }) },
    previews,
    liveEvents,
    scriptAsked: { at: () => 5 },
    checkPage: async (_, url) => ({ url, at: 7, findings: [] }),
    async *eventRows() {},
    drain: async () => {},
    backups: { make: async () => undefined },
    tagOf: async (site) => `<script>${site}</script>`,
  })
  checkAnswers(server)
  await server.listen({ port: 0, host: '127.0.0.1' })
  port = (server.server.address() as AddressInfo).port
})
afterEach(async () => {
  await server.close()
  database.close()
  rmSync(folder, { recursive: true })
})

type Answer = { status: number; headers: IncomingHttpHeaders; text: string; json: unknown }

function ask(
  method: string,
  path: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: {
          authorization: `Bearer ${TOKEN}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      (response) => {
        let text = ''
        response.on('data', (part) => (text += part))
        response.on('end', () => {
          const isJson = response.headers['content-type']?.startsWith('application/json')
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: isJson ? JSON.parse(text) : undefined,
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(
      body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    )
  })
}

const config = (text: string, id = 'hero') => ({
  site: 'shop',
  name: 'The shop',
  experiences: [
    {
      id,
      pages: ['/'],
      audiences: [
        {
          segment: '*',
          arms: [{ id: 'control' }, { id: 'b', changes: [{ kind: 'text', target: 'h1', text }] }],
        },
      ],
    },
  ],
})
const publish = (body: Record<string, unknown>) => ask('POST', '/api/sites/shop/versions', { body })

describe('publishing by the API', () => {
  it('creates a site, lists it, gives its config and its versions', async () => {
    expect((await ask('GET', '/api/sites')).json).toEqual({ sites: [] })
    const first = await publish({ config: config('one'), note: 'First' })
    expect(first.status).toBe(201)
    expect(first.json).toEqual({
      version: 1,
      bytes: expect.any(Number),
      profile: expect.any(Number),
      warnings: [],
    })
    expect((await publish({ config: config('two'), from: 1 })).status).toBe(201)
    expect((await ask('GET', '/api/sites')).json).toEqual({
      sites: [{ site: 'shop', name: 'The shop', version: 2, at: 7 }],
    })
    const live = (await ask('GET', '/api/sites/shop/config')).json
    expect(live).toMatchObject({ version: 2, config: config('two') })
    expect((await ask('GET', '/api/sites/shop/versions')).json).toEqual({
      versions: [
        { version: 2, at: 7, note: '', live: true },
        { version: 1, at: 7, note: 'First', live: false },
      ],
    })
    const old = (await ask('GET', '/api/sites/shop/versions/1')).json
    expect(old).toMatchObject({ version: 1, config: config('one') })
  })

  it('goes back to a version by publishing it again', async () => {
    await publish({ config: config('one') })
    await publish({ config: config('two') })
    const back = await ask('POST', '/api/sites/shop/versions/1/restore')
    expect(back.status).toBe(201)
    expect(back.json).toMatchObject({ version: 3 })
    const { version, config: live } = (await ask('GET', '/api/sites/shop/config')).json as {
      version: number
      config: Config
    }
    expect(version).toBe(3)
    expect(live).toMatchObject(config('one'))
    const { versions } = (await ask('GET', '/api/sites/shop/versions')).json as {
      versions: unknown[]
    }
    expect(versions[0]).toMatchObject({ version: 3, note: 'Back to version 1', live: true })
    const empty = await ask('POST', '/api/sites/shop/versions/2/restore', { body: {} })
    expect(empty.json).toMatchObject({ version: 4 })
  })

  it('answers 409 when somebody was faster', async () => {
    await publish({ config: config('one') })
    await publish({ config: config('two'), from: 1 })
    const late = await publish({ config: config('late'), from: 1 })
    expect(late.status).toBe(409)
    expect(late.json).toEqual({
      error: 'Version 2 is live by now. Look at what it changed, then publish again.',
    })
  })

  it('answers 422 with every problem', async () => {
    const refused = await publish({ config: { ...config('x'), site: 'other' } })
    expect(refused.status).toBe(422)
    expect(refused.json).toEqual({
      error: 'This config cannot be published.',
      problems: [
        {
          place: 'site',
          value: '"other"',
          problem: 'This config is not of "shop"',
          remedy: 'Write "site": "shop", or publish it to "other".',
        },
      ],
    })
  })

  it.each([
    [{ config: {}, from: -1 }, 'from'],
    [{ config: {}, note: 'x'.repeat(1_001) }, 'note'],
    [{ config: {}, more: 1 }, 'more'],
    ['[1]', 'config'],
    ['{"config":', 'JSON'],
    ['{"config":{"__proto__":{"x":1}}}', 'not valid JSON'],
  ])('answers 400 to a body of another form: %j', async (body, words) => {
    const { status, json } = await ask('POST', '/api/sites/shop/versions', { body })
    expect(status).toBe(400)
    expect((json as { error: string }).error).toContain(words)
  })

  it('says what there is instead of what there is not', async () => {
    await publish({ config: config('one') })
    for (const [path, words] of [
      ['/api/sites/nope/config', 'There is no site "nope"'],
      ['/api/sites/nope/versions', 'segue publish nope'],
      ['/api/sites/nope/versions/1', 'There is no site "nope"'],
      ['/api/sites/nope/reports', 'There is no site "nope"'],
      ['/api/sites/nope/events', 'There is no site "nope"'],
      ['/api/sites/nope/tag', 'There is no site "nope"'],
      ['/api/sites/shop/versions/2', 'It has 1 to 1.'],
      ['/api/sites/shop/versions/x', 'It has 1 to 1.'],
      ['/api/sites/shop/reports/nope', 'It has: hero.'],
      ['/api/nope', 'There is nothing at /api/nope'],
    ] as const) {
      const { status, json } = await ask('GET', path)
      expect([path, status]).toEqual([path, 404])
      expect((json as { error: string }).error).toContain(words)
    }
  })
})

describe('what is sent', () => {
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, ...init.headers },
    })

  it('goes compressed: files as they were made, answers when they are long', async () => {
    const file = await get('/app.js', { headers: { 'accept-encoding': 'br' } })
    expect([file.headers.get('content-encoding'), await file.text()]).toEqual(['br', 'start()'])
    await publish({ config: config('long '.repeat(300)) })
    for (const encoding of ['br', 'gzip']) {
      const answer = await get('/api/sites/shop/config', {
        headers: { 'accept-encoding': encoding },
      })
      expect(answer.headers.get('content-encoding')).toBe(encoding)
      expect(await answer.json()).toMatchObject({ version: 1 })
    }
    const plain = await get('/api/sites/shop/config', {
      headers: { 'accept-encoding': 'identity' },
    })
    expect(plain.headers.get('content-encoding')).toBeNull()
  })

  it('comes as it is: nothing is inflated here', async () => {
    const body = gzipSync(JSON.stringify({ config: config('one') }))
    const { status } = await get('/api/sites/shop/versions', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
    expect(status).toBe(400)
    expect((await ask('GET', '/api/sites')).json).toEqual({ sites: [] })
  })
})

describe('previews by the API', () => {
  const preview = (body: unknown) => ask('POST', '/api/sites/shop/previews', { body })

  it('makes a link for each arm that is meant, and for a page', async () => {
    await publish({ config: config('one') })
    const made = await preview({ experience: 'hero', url: 'https://shop.example/' })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({ version: 1, until: 7 + 24 * 3_600_000, warnings: [] })
    const { links } = made.json as { links: { shown: unknown[]; url: string }[] }
    expect(links.map(({ shown }) => shown)).toEqual(
      ['control', 'b'].map((arm) => [{ experience: 'hero', audience: '*', arm }]),
    )
    const token = new URL(links[1]!.url).searchParams.get('segue_preview')!
    expect(previewTokens(TOKEN, () => 8).read(token, 'shop')).toMatchObject({
      kind: 'valid',
      preview: { of: { kind: 'version', version: 1 }, until: 7 + 24 * 3_600_000 },
    })
  })

  it('makes one for a draft, and for somebody in some segments, without a word of it live', async () => {
    await publish({ config: config('one') })
    const draft = { ...config('two'), segments: [{ id: 'new', when: { 'visitor.new': true } }] }
    const { status, json } = await preview({ draft, segments: ['new'], hours: 0.5 })
    expect([status, json]).toMatchObject([201, { version: null, until: 7 + 1_800_000 }])
    expect((await ask('GET', '/api/sites/shop/config')).json).toMatchObject({ version: 1 })
  })

  it.each([
    [{}, 400, 'Name what is to be seen'],
    [{ experience: 'hero', hours: 0 }, 400, 'hours: A link holds for some time up to 720 hours'],
    [{ experience: 'hero', hours: 720.1 }, 400, 'up to 720 hours'],
    [{ experience: 'hero', url: 'javascript:alert(1)' }, 400, 'url: This is no address of a page'],
    [{ experience: 'hero', until: 9e15 }, 400, 'until'],
    [{ experience: 'her' }, 404, 'Did you mean "hero"?'],
    [{ experience: 'hero', segments: ['vip'] }, 404, 'Site "shop" has no segment "vip"'],
    [{ experience: 'hero', version: 2 }, 404, 'It has 1 to 1.'],
    [{ experience: 'hero', draft: { site: 'other' } }, 422, 'could not be published'],
  ])('answers %j with %i', async (body, status, words) => {
    await publish({ config: config('one') })
    const answer = await preview(body)
    expect(answer.status).toBe(status)
    expect((answer.json as { error: string }).error).toContain(words)
  })

  it('knows no site that has not been published', async () => {
    expect((await preview({ experience: 'hero' })).status).toBe(404)
  })
})

describe('reports and events', () => {
  it('reports once all that was acknowledged is in the store', async () => {
    await publish({ config: config('one') })
    const one = await ask('GET', '/api/sites/shop/reports/hero')
    expect(one.json).toMatchObject({ site: 'shop', experience: 'hero', at: 9 })
    expect(drained).toBe(1)
    expect((await ask('GET', '/api/sites/shop/reports')).json).toEqual({ reports: [one.json] })
  })

  it('does not tell strangers what went wrong in the store', async () => {
    await publish({ config: config('one', 'broken') })
    const { status, json } = await ask('GET', '/api/sites/shop/reports/broken')
    expect(status).toBe(500)
    expect(json).toEqual({ error: 'Something went wrong here. It is in the log.' })
    expect(errors).toEqual([new Error('the store is gone')])
  })

  it('shows events as they come in', async () => {
    await publish({ config: config('one') })
    const event = eventOf({ name: 'page_view' })
    liveEvents.push({ site: 'shop', events: 1, lines: linesOf('shop', [event]), receivedAt: 3 })
    const first = (await ask('GET', '/api/sites/shop/events')).json
    expect(first).toEqual({
      events: [{ n: 1, receivedAt: 3, event }],
      next: 1,
    })
    expect((await ask('GET', '/api/sites/shop/events?after=1')).json).toEqual({
      events: [],
      next: 1,
    })
    expect((await ask('GET', '/api/sites/shop/events?after=x')).status).toBe(400)
  })

  it('tells what became of events, and monitors too', async () => {
    await publish({ config: config('one') })
    expect((await ask('GET', '/api/sites/shop/ledger?days=2')).json).toMatchObject({
      account: { received: 3, accepted: 2, duplicate: 1 },
      days: 2,
      loss: { missing: 1 },
    })
    expect((await ask('GET', '/api/sites/shop/ledger?days=two')).status).toBe(400)
    expect((await ask('GET', '/api/sites/none/ledger')).status).toBe(404)
    const { status, headers, text } = await ask('GET', '/metrics')
    expect([status, headers['content-type']]).toEqual([200, expect.stringMatching('text/plain')])
    expect(text).toContain('segue_events_received_total{site="shop"} 3')
    expect(text).toContain('segue_events_total{site="shop",outcome="duplicate"} 1')
    expect(text).toContain('segue_events_dropped_by_browsers_total{site="shop"} 12')
    expect(text).toContain('segue_log_bytes_behind 512')
    expect(text).toContain('segue_log_damaged_lines_total 4')
    expect(text).toContain('segue_log_unreadable_segments_total 1')
    // A counter that is read twice is not counted twice.
    expect((await ask('GET', '/metrics')).text).toContain(
      'segue_events_received_total{site="shop"} 3',
    )
  })

  it('gives and erases what is known of a visitor, of a site that there is', async () => {
    await publish({ config: config('one') })
    expect((await ask('GET', '/api/sites/shop/visitors/v1')).json).toMatchObject({
      visitor: 'v1',
      events: [{ visitor: 'v1' }],
    })
    expect((await ask('DELETE', '/api/sites/shop/visitors/v1')).json).toEqual({
      visitor: 'v1',
      erased: 3,
    })
    expect((await ask('DELETE', '/api/sites/none/visitors/v1')).status).toBe(404)
  })

  it('gives the tag', async () => {
    await publish({ config: config('one') })
    expect((await ask('GET', '/api/sites/shop/tag')).json).toEqual({ tag: '<script>shop</script>' })
  })
})

describe('who may', () => {
  it.each([
    ['no token', ''],
    ['a wrong one', 'Bearer wrong'],
    ['one that is too long', `Bearer ${TOKEN}x`],
    ['one that is cut', `Bearer ${TOKEN.slice(0, -1)}`],
    ['another scheme', `Basic ${TOKEN}`],
    ['the bare token', TOKEN],
  ])('answers 401 to %s, whatever is asked', async (_, authorization) => {
    for (const [method, path] of [
      ['GET', '/api/sites'],
      ['GET', '/api/sites/shop/reports'],
      ['GET', '/api/sites/shop/ledger'],
      ['GET', '/metrics'],
      ['GET', '/api/sites/shop/visitors/v1'],
      ['DELETE', '/api/sites/shop/visitors/v1'],
      ['POST', '/api/sites/shop/versions'],
      ['POST', '/api/sites/shop/versions/1/restore'],
      ['POST', '/api/sites/shop/previews'],
    ] as const) {
      const { status, json } = await ask(method, path, { headers: { authorization } })
      expect(status).toBe(401)
      expect((json as { error: string }).error).toContain('file "token"')
    }
  })

  it('is not fooled by a name that somebody points at this machine', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:1${port}`,
    ]) {
      for (const path of ['/', '/api/sites']) {
        const { status, json } = await ask('GET', path, { headers: { host } })
        expect([host, status]).toEqual([host, 421])
        expect((json as { error: string }).error).toContain(`http://127.0.0.1:${port}`)
      }
    }
    const { status } = await ask('GET', '/', { headers: { host: `localhost:${port}` } })
    expect(status).toBe(200)
  })

  it('lets no other origin read an answer', async () => {
    const { headers } = await ask('GET', '/api/sites', {
      headers: { origin: 'https://evil.example' },
    })
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['cache-control']).toBe('no-store')
  })
})

describe('the console’s app', () => {
  it('is served under a policy that lets nothing else run', async () => {
    const { status, headers, text } = await ask('GET', '/', { headers: { authorization: '' } })
    expect(status).toBe(200)
    expect(text).toContain('<title>Segue</title>')
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'sha384-xbkUhf+x5qLn3bo03g2WvFqs3ehh5pGgTCePDaTxRxemnE+Wl8hBYgME79rrFGF2' 'sha384-of-app'; style-src 'self'; connect-src 'self'; " +
        "img-src 'self' data:; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    })
    const script = await ask('GET', '/app.js', { headers: { authorization: '' } })
    expect(script.text).toBe('start()')
    expect(script.headers['content-type']).toContain('javascript')
  })

  it.each(['/../token', '/%2e%2e/token', '/..%2ftoken', '/%2e%2e%2ftoken', '//token', '/%zz'])(
    'does not let anybody out of its folder: %s',
    async (path) => {
      const { status, text } = await ask('GET', path)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(text).not.toContain(TOKEN)
    },
  )
})
