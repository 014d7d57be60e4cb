import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DemoData, Report, ReportDetail } from '@segue/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Runtime } from '../publish/runtime.ts'
import { type Collector, startCollector } from '../start.ts'
import { eventOf } from '../store/store-contract.ts'
import { exampleConfig } from './example-config.ts'

const runtime: Runtime = {
  linkHead: async () => 'run()',
  linkTail: async () => 'later()',
  link: async () => '',
  stub: 'load(__SEGUE_SRC__)',
  inspector: 'why()',
  strictStub: 'load(__SEGUE_SRC__)',
  blocks: [],
}

let data: string
let collector: Collector
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'segue-demo-'))
  collector = await startCollector({ port: 0, data, runtime })
})
afterAll(async () => {
  await collector.stop()
  rmSync(data, { recursive: true })
})

async function ask<Answer>(method: string, path: string, body?: unknown) {
  const response = await fetch(`${collector.console}/api/sites/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${collector.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Answer & { error: string } }
}

const stateOf = async (site: string) => (await ask<DemoData>('GET', `${site}/demo-data`)).body
const heroOf = async (site: string) => (await ask<Report>('GET', `${site}/reports/hero`)).body
const visitorsOf = ({ audiences }: Report) =>
  audiences.flatMap(({ arms }) => arms).reduce((sum, { visitors }) => sum + visitors, 0)
const loaded = (site: string) =>
  expect.poll(() => stateOf(site), { timeout: 20_000 }).toMatchObject({ loaded: true })

it('fills a site that nobody has published, through the door, and takes all of it out again', async () => {
  const begun = await ask<DemoData>('POST', 'new/demo-data', { visitors: 300 })
  expect(begun).toMatchObject({ status: 202, body: { loaded: false, trouble: null } })
  expect(begun.body.running?.of).toBeGreaterThan(0)
  await loaded('new')

  const report = await heroOf('new')
  expect(visitorsOf(report)).toBe(300)
  expect(report.assignments).toEqual({ checked: 300, contradicted: 0 })
  expect(report.setAside).toEqual({ machines: 0, twoArms: 0 })
  expect(report.audiences.map(({ name }) => name)).toContain('Came from a search')
  const detail = await ask<ReportDetail>('GET', 'new/reports/hero/detail?goal=order')
  expect(detail.body.days.length).toBeGreaterThan(25)
  expect(detail.body.lines.map(({ audience }) => audience)).toContain('search')
  const wrong = await ask('GET', 'new/reports/hero/detail?goal=fame')
  expect(wrong).toMatchObject({ status: 400 })
  expect(wrong.body.error).toContain('fame')
  expect(wrong.body.error).toContain('order, cart_add')
  expect((await ask('GET', 'new/reports/none/detail')).status).toBe(404)
  // It is no sign that the tag works.
  expect((await ask<{ events: [] }>('GET', 'new/events')).body.events).toEqual([])
  expect((await ask('POST', 'new/demo-data', {})).status).toBe(409)

  const { body } = await ask<{ removed: number }>('DELETE', 'new/demo-data')
  expect(body.removed).toBeGreaterThan(1_000)
  expect(visitorsOf(await heroOf('new'))).toBe(0)
  expect(await stateOf('new')).toEqual({ loaded: false, running: null, trouble: null })
}, 40_000)

it('mixes with real visitors only where one says so, and leaves those alone', async () => {
  await collector.publish('real', exampleConfig('real'))
  const event = eventOf({
    arms: { hero: '*/control/1' },
    kind: 'exposure',
    name: 'experience_impression',
    props: { experience: 'hero', late: false },
  })
  const batch = { site: 'real', sent: Date.now(), events: [event] }
  await fetch(`${collector.collector}/e`, { method: 'POST', body: JSON.stringify(batch) })

  const refused = await ask('POST', 'real/demo-data', { visitors: 50 })
  expect(refused).toMatchObject({ status: 409 })
  expect(refused.body.error).toContain('has real visitors')
  expect((await stateOf('real')).loaded).toBe(false)

  expect((await ask('POST', 'real/demo-data', { visitors: 50, anyway: true })).status).toBe(202)
  await loaded('real')
  expect(visitorsOf(await heroOf('real'))).toBe(51)
  await ask('DELETE', 'real/demo-data')
  expect(visitorsOf(await heroOf('real'))).toBe(1)
}, 40_000)

it('can be cancelled on the way: nothing of it stays', async () => {
  await ask('POST', 'half/demo-data', { visitors: 20_000 })
  await expect.poll(async () => (await stateOf('half')).running?.done).toBeGreaterThan(0)
  expect((await ask<{ removed: number }>('DELETE', 'half/demo-data')).status).toBe(200)
  expect(await stateOf('half')).toEqual({ loaded: false, running: null, trouble: null })
  expect(visitorsOf(await heroOf('half'))).toBe(0)
}, 40_000)

it('says of what it cannot read which value that is, and how it is written', async () => {
  const { status, body } = await ask('POST', 'new/demo-data', { visitors: 'many' })
  expect(status).toBe(400)
  expect(body.error).toContain('visitors')
  expect((await ask('POST', '%20/demo-data', {})).status).toBe(400)
  expect((await ask('GET', 'nobody/demo-data')).status).toBe(404)
})
