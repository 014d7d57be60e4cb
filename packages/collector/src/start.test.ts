import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Event, type Report, uuid7 } from '@segue/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Runtime } from './publish/runtime.ts'
import { type Collector, type StartOptions, startCollector } from './start.ts'

const runtime: Runtime = {
  linkHead: async () => 'run(__SEGUE_CONFIG__,__SEGUE_TAIL__)',
  linkTail: async () => 'later()',
  link: async () => '',
  stub: 'load(__SEGUE_SRC__)',
  inspector: 'why()',
  strictStub: 'load(__SEGUE_SRC__)',
  blocks: [],
}

let data: string
let running: Collector[]
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'segue-start-'))
  running = []
})
afterEach(async () => {
  for (const { stop } of running) await stop()
  rmSync(data, { recursive: true })
})

async function start(options: Partial<StartOptions> = {}): Promise<Collector> {
  const started = await startCollector({
    port: 0,
    data,
    runtime,
    onError: (error) => console.error(error),
    ...options,
  })
  running.push(started)
  return started
}

const config = {
  site: 'shop',
  goals: [{ id: 'buy', kind: 'macro', on: 'purchase' }],
  experiences: [
    {
      id: 'hero',
      pages: ['/'],
      goals: ['buy'],
      audiences: [
        {
          segment: '*',
          arms: [
            { id: 'control' },
            { id: 'b', changes: [{ kind: 'text', target: 'h1', text: 'Hello' }] },
          ],
        },
      ],
    },
  ],
}

const uuid = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** What a visitor's browser sends: it saw an arm, and perhaps bought something. */
function visit(visitor: string, arm: string, value?: number): Event[] {
  const common = {
    at: Date.now(),
    visitor,
    visit: 'v',
    page: uuid(),
    config: 1,
    segments: [],
    arms: { hero: `*/${arm}/1` },
  }
  const seen: Event = {
    ...common,
    id: uuid(),
    name: 'exposure',
    kind: 'exposure',
    seq: 0,
    goals: [],
    props: { experience: 'hero' },
  }
  const bought: Event = {
    ...common,
    id: uuid(),
    name: 'purchase',
    kind: 'macro',
    seq: 1,
    goals: ['buy'],
    value: value ?? 0,
    currency: 'EUR',
    order: `order-${visitor}`,
    props: {},
  }
  return value === undefined ? [seen] : [seen, bought]
}

async function send({ collector }: Collector, events: Event[]): Promise<void> {
  const body = JSON.stringify({ site: 'shop', sent: Date.now(), events })
  const response = await fetch(`${collector}/e`, { method: 'POST', body })
  expect([response.status, await response.text()]).toEqual([204, ''])
}

async function api<T>({ console, token }: Collector, path: string): Promise<T> {
  const response = await fetch(`${console}/api${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return (await response.json()) as T
}

const figures = ({ audiences }: Report) =>
  audiences[0]!.arms.map(({ arm, visitors, goals }) => [
    arm,
    visitors,
    goals[0]!.converters,
    goals[0]!.value,
  ])

it('takes a config to a page and events to a report, also after it was stopped', async () => {
  const first = await start()
  expect(first.liveVersion('shop')).toBe(0)
  expect(await first.publish('shop', config, 'First')).toEqual({ version: 1 })

  const script = await (await fetch(`${first.collector}/s/shop.js`)).text()
  expect(script).toContain('"text":"Hello"')
  const [tail] = /tail\.[0-9a-f]{16}\.js/.exec(script) ?? []
  expect(await (await fetch(`${first.collector}/s/${tail}`)).text()).toBe('later()')

  await send(first, [...visit('v1', 'control'), ...visit('v2', 'control', 10.5)])
  await send(first, [...visit('v3', 'b', 20), ...visit('v4', 'b', 30.25), ...visit('v5', 'b')])
  const report = await api<Report>(first, '/sites/shop/reports/hero')
  expect(figures(report)).toEqual([
    ['control', 2, 1, 10.5],
    ['b', 3, 2, 50.25],
  ])
  const live = await api<{ events: { n: number; event: Event }[] }>(first, '/sites/shop/events')
  expect(live.events.map(({ n, event }) => [n, event.name, event.visitor])).toEqual([
    [1, 'exposure', 'v1'],
    [2, 'exposure', 'v2'],
    [3, 'purchase', 'v2'],
    [4, 'exposure', 'v3'],
    [5, 'purchase', 'v3'],
    [6, 'exposure', 'v4'],
    [7, 'purchase', 'v4'],
    [8, 'exposure', 'v5'],
  ])
  expect(await api(first, '/sites/shop/tag')).toEqual({
    tag: expect.stringContaining(`<script>load("${first.collector}/s/shop.js")</script>`),
  })

  expect(await api(first, '/sites/shop/script')).toEqual({ askedAt: expect.any(Number) })

  // Nobody asks for a report of this one: only stop() brings it into the store at once.
  await send(first, visit('v6', 'b', 1))
  const began = Date.now()
  await first.stop()
  expect(Date.now() - began).toBeLessThan(10_000)
  expect(readdirSync(join(data, 'log'))).toEqual([])
  await expect(fetch(`${first.collector}/healthz`)).rejects.toThrow()

  const second = await start()
  expect(second.token).toBe(first.token)
  expect(second.liveVersion('shop')).toBe(1)
  expect(await (await fetch(`${second.collector}/s/shop.js`)).text()).toBe(script)
  expect(figures(await api<Report>(second, '/sites/shop/reports/hero'))).toEqual([
    ['control', 2, 1, 10.5],
    ['b', 4, 3, 51.25],
  ])
})

it('says in one line why it does not start, and leaves nothing running', async () => {
  const first = await start()
  const port = Number(new URL(first.collector).port)
  await expect(start()).rejects.toThrow(/^Data directory .* is held by another collector\..*\.$/)
  const other = join(data, 'other')
  await expect(start({ port, data: other })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is in use. Stop the program that uses it, or set SEGUE_PORT to another port.`,
  )
  // Were anything of it still there, its directory would be held.
  const later = await start({ data: other })
  expect((await fetch(`${later.collector}/healthz`)).status).toBe(200)
})

it('keeps the token to its own user, and the API to who has it', async () => {
  const { console, token } = await start()
  expect(statSync(join(data, 'token')).mode & 0o777).toBe(0o600)
  expect((await fetch(`${console}/api/sites`)).status).toBe(401)
  const headers = { authorization: `Bearer ${token}` }
  expect((await fetch(`${console}/api/sites`, { headers })).status).toBe(200)
})

it('throws what is wrong with a config, in words', async () => {
  const { publish, liveVersion } = await start()
  await expect(publish('shop', { ...config, goals: [] })).rejects.toThrow(
    'There is no such goal (found "buy").',
  )
  expect(liveVersion('shop')).toBe(0)
})

it('stands behind a proxy: its tag names the public address, its console answers to that name', async () => {
  const { publish, tag, console } = await start({
    host: '0.0.0.0',
    publicUrl: 'https://shop.example/about',
    consoleHosts: ['console.shop.example'],
  })
  await publish('shop', config)
  expect(tag('shop')).toContain('load("https://shop.example/about/s/shop.js")')
  const statusFor = (host: string) =>
    new Promise((resolve, reject) => {
      get(console, { headers: { host } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).on('error', reject)
    })
  expect(await statusFor('console.shop.example')).toBe(200)
  expect(await statusFor('other.shop.example')).toBe(421)
})
