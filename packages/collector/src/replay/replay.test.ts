import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Event, replayReport, uuid7 } from '@segue/core'
import { parse } from 'valibot'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Runtime } from '../publish/runtime.ts'
import { type Collector, startCollector } from '../start.ts'
import { createReplays } from './replays.ts'

const runtime: Runtime = {
  linkHead: async () => 'run(__SEGUE_CONFIG__,__SEGUE_TAIL__)',
  linkTail: async () => 'later()',
  link: async () => '',
  stub: 'load(__SEGUE_SRC__)',
  inspector: 'why()',
  strictStub: 'load(__SEGUE_SRC__)',
  blocks: [],
}
const MINUTE = 60_000

let data: string
let collector: Collector
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'segue-replay-'))
  collector = await startCollector({ port: 0, data, runtime, onError: console.error })
  await collector.publish('shop', { site: 'shop' })
})
afterAll(async () => {
  await collector.stop()
  rmSync(data, { recursive: true })
})

const uuid = (at: number) => uuid7(at, crypto.getRandomValues(new Uint8Array(10)))

/** Page views of a visitor, so many minutes ago, newest last. */
function views(visitor: string, ...minutesAgo: number[]): Event[] {
  return minutesAgo.map((minutes, seq) => {
    const at = Date.now() - minutes * MINUTE
    return {
      id: uuid(at),
      name: 'page_view',
      kind: 'event',
      at,
      visitor,
      visit: `${visitor}-1`,
      page: uuid(at),
      seq,
      config: 1,
      segments: [],
      arms: {},
      goals: [],
      props: { path: '/shoes' },
    }
  })
}

async function send(events: Event[]): Promise<void> {
  const batch = { site: 'shop', sent: Date.now(), events }
  const body = JSON.stringify(batch)
  const { status } = await fetch(`${collector.collector}/e`, { method: 'POST', body })
  expect(status).toBe(204)
}

async function replayed(body: unknown): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${collector.console}/api/sites/shop/replay`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${collector.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: await response.json() }
}

const draft = {
  site: 'shop',
  traits: [{ id: 'visit_views', on: 'page_view', take: 'count', within: 'visit' }],
  segments: [
    { id: 'deep', name: 'Deep', when: { 'traits.visit_views': { $gte: 2 } } },
    { id: 'shoes', when: { 'page.path': '/shoes' } },
    { id: 'phone', when: { 'tech.device': 'mobile' } },
  ],
  experiences: [
    {
      id: 'hero',
      pages: ['/shoes'],
      audiences: [
        {
          segment: 'deep',
          arms: [{ id: 'b', changes: [{ kind: 'text', target: 'h1', text: 'Hi' }] }],
        },
      ],
    },
  ],
}

it('says whom a draft would have found among the visitors that were really recorded', async () => {
  await send([...views('a', 2, 1), ...views('b', 50, 49), ...views('c', 3), ...views('d', 9, 8, 7)])
  const { status, answer } = await replayed({ config: draft, days: 30, count: 'deep' })
  expect(status).toBe(200)
  const report = parse(replayReport, answer)
  expect(report).toMatchObject({ site: 'shop', visitors: 4, events: 8, bots: 0, earlier: 0 })
  expect(report.to - report.from).toBe(30 * 24 * 60 * MINUTE)
  const [deep, shoes, phone] = report.segments
  const b = { experience: 'hero', audience: 'deep', arm: 'b', visitors: 3 }
  // The visit of "b" is over: 30 minutes have passed.
  expect(deep).toMatchObject({ name: 'Deep', now: 2, ever: 3, shown: [b], unknown: [] })
  expect(deep?.overlap).toEqual([
    { segment: 'shoes', visitors: 2 },
    { segment: 'phone', visitors: 0 },
  ])
  expect(deep?.clauses).toEqual([{ condition: draft.segments[0]!.when, visitors: 2 }])
  expect(shoes?.clauses).toBeUndefined()
  const added = (kind: 'entries' | 'exits') =>
    deep?.weeks.reduce((total, week) => total + week[kind], 0)
  expect([added('entries'), added('exits')]).toEqual([3, 1])
  expect(deep?.samples.map(({ visitor }) => visitor).sort()).toEqual(['a', 'd'])
  expect(deep?.samples.find(({ visitor }) => visitor === 'd')).toMatchObject({
    events: 3,
    why: { holds: true, when: { path: 'traits.visit_views', found: 3, holds: true } },
    shown: [{ experience: 'hero', audience: 'deep', arm: 'b' }],
  })
  expect(shoes).toMatchObject({ name: 'shoes', now: 4, ever: 4 })
  expect(phone).toMatchObject({ now: 0, unknown: [{ path: 'tech.device' }] })
  expect(report.shown).toEqual([b])
  expect(report.reach).toEqual([{ experience: 'hero', visitors: 3 }])
})

it('refuses a draft that could not be published, with place and remedy, and publishes none', async () => {
  const segments = [{ id: 'x', when: { 'trait.visit_views': 1 } }]
  const { status, answer } = await replayed({ config: { ...draft, segments } })
  expect(status).toBe(422)
  expect(answer).toMatchObject({
    problems: expect.arrayContaining([
      expect.objectContaining({ place: expect.stringContaining('segments "x"') }),
    ]),
  })
  expect((await replayed({ config: draft, days: 0 })).status).toBe(400)
  expect(collector.liveVersion('shop')).toBe(1)
})

it('runs one replay at a time, and ends one that takes too long', async () => {
  const replays = createReplays({
    // A store that never comes to the end.
    recorded: async () => ({
      bots: 0,
      pages: (async function* () {
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 10))
          yield new Uint8Array()
        }
      })(),
    }),
    drain: async () => {},
    now: Date.now,
    patience: 300,
  })
  const request = { site: 'shop', config: draft, days: 1 }
  const first = replays.run(request)
  expect(await replays.run(request)).toEqual({ kind: 'busy' })
  expect(await first).toEqual({ kind: 'late', seconds: 0.3 })
  const again = replays.run(request)
  replays.stop()
  await expect(again).rejects.toThrow('aborted')
})
