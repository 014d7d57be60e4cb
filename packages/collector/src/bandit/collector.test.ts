import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  assignedArm,
  type BanditView,
  type Config,
  type Event,
  EXPOSURE,
  type Report,
  uuid7,
} from '@segue/core'
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from 'vitest'
import { banditText } from '../cli/bandit-text.ts'
import type { Runtime } from '../publish/runtime.ts'
import { type Collector, startCollector } from '../start.ts'
import { shop } from './testing/shop.ts'

const runtime: Runtime = {
  linkHead: async () => 'run()',
  linkTail: async () => 'later()',
  link: async () => '',
  stub: 'load(__SEGUE_SRC__)',
  inspector: 'why()',
  strictStub: 'load(__SEGUE_SRC__)',
  blocks: [],
}
const DAY = 86_400_000

let data: string
let collector: Collector
let clock: MockInstance<() => number>
beforeEach(async () => {
  // The collector takes it along when it starts.
  clock = vi.spyOn(Date, 'now')
  data = mkdtempSync(join(tmpdir(), 'segue-bandit-'))
  collector = await startCollector({
    port: 0,
    data,
    runtime,
    limits: { address: 100_000 },
    lookEvery: 100,
    onError: (error) => console.error(error),
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await collector.stop()
  rmSync(data, { recursive: true })
})

const uuid = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** What browsers send that have this version: each saw the arm that the hash gives, and some order. */
function visits(names: string[], config: Config, version: number, rates: Record<string, number>) {
  const hero = config.experiences[0]!
  const seen = new Map<string, number>()
  return names.flatMap((visitor) => {
    const arm = assignedArm(config, hero, '*')(visitor)!
    const nth = (seen.get(arm) ?? 0) + 1
    seen.set(arm, nth)
    const common = {
      at: Date.now(),
      visitor,
      visit: 'v',
      page: uuid(),
      config: version,
      segments: [],
      arms: { hero: `*/${arm}/${hero.phase}` },
    }
    const exposure: Event = {
      ...common,
      id: uuid(),
      name: EXPOSURE,
      kind: 'exposure',
      seq: 0,
      goals: [],
      props: { experience: 'hero' },
    }
    const order: Event = {
      ...common,
      id: uuid(),
      name: 'purchase',
      kind: 'macro',
      seq: 1,
      goals: ['order'],
      props: {},
    }
    return nth % Math.round(1 / rates[arm]!) === 0 ? [exposure, order] : [exposure]
  })
}

async function send(events: Event[]): Promise<void> {
  for (let from = 0; from < events.length; from += 100) {
    const body = JSON.stringify({
      site: 'shop',
      sent: Date.now(),
      events: events.slice(from, from + 100),
    })
    const response = await fetch(`${collector.collector}/e`, { method: 'POST', body })
    expect([response.status, await response.text()]).toEqual([204, ''])
  }
}

async function api<T>(path: string): Promise<T> {
  const response = await fetch(`${collector.console}/api/sites/shop/${path}`, {
    headers: { authorization: `Bearer ${collector.token}` },
  })
  return (await response.json()) as T
}

const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `visitor-${from + n}`)

it('takes beacons to new weights, and the report compares each phase within itself', async () => {
  // The first version is two days old when its visitors come.
  clock.mockReturnValue(Date.now() - 2 * DAY)
  await collector.publish('shop', shop())
  clock.mockReset()

  await send(visits(names(0, 60), shop(), 1, { control: 0.1, b: 0.5 }))
  expect((await api<BanditView>('bandits/hero')).words).toContain('too little')
  await send(visits(names(60, 360), shop(), 1, { control: 0.1, b: 0.25 }))
  await expect.poll(() => collector.liveVersion('shop'), { timeout: 20_000 }).toBe(2)

  const { config } = await api<{ config: Config }>('config')
  const hero = config.experiences[0]!
  expect(hero.phase).toBe(2)
  const [control, b] = hero.audiences[0]!.arms.map(({ weight }) => weight!)
  expect([control! >= 0.1, b! > 0.7, control! + b!]).toEqual([true, true, 1])
  const { versions } = await api<{ versions: { note: string }[] }>('versions')
  expect(versions[0]!.note).toMatch(
    /^hero: Weights by Thompson sampling: b 0\.\d\d, control 0\.\d\d$/,
  )

  await send(visits(names(360, 760), config, 2, { control: 0.1, b: 0.25 }))
  const report = await api<Report>('reports/hero')
  const [audience] = report.audiences
  const visitors = audience!.phases.map(({ phase, arms }) => [
    phase,
    arms.reduce((sum, arm) => sum + arm.visitors, 0),
    (arms.find(({ arm }) => arm === 'b')?.visitors ?? 0) > 300,
  ])
  expect(visitors).toEqual([
    [1, 360, false],
    [2, 400, true],
  ])
  // Each exposure's chance follows from its version and phase: the hash agrees with all of them.
  expect(report.assignments).toEqual({ checked: 760, contradicted: 0 })
  expect(report.setAside.twoArms).toBe(0)
  expect(audience!.sampleRatio!.pValue).toBeGreaterThan(0.01)

  // The weights have not stood for a day: nothing moves, whatever the figures say now.
  const view = await api<BanditView>('bandits/hero')
  expect(view).toMatchObject({ version: 2, phase: 2, goal: 'order', floor: 0.1, isDue: false })
  expect(view.audiences[0]!.arms.map(({ arm, now }) => [arm, now])).toEqual([
    ['control', control],
    ['b', b],
  ])
  expect(banditText(view)).toMatch(
    /Arm +Visitors +Converted +Rate +Best +Weight +Next\ncontrol +\d+/,
  )
  expect(collector.liveVersion('shop')).toBe(2)
  expect(await api('bandits/gone')).toEqual({
    error: expect.stringContaining('It has: hero.'),
  })
})
