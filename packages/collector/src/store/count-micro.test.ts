import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event } from '@segue/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clickHouseStore } from './clickhouse-store.ts'
import type { MicroCounts } from './count-micro.ts'
import { startEngine } from './engine.ts'
import type { Store } from './store.ts'
import { BEGIN, busyMoments } from './testing/busy-moments.ts'
import type { Raw } from './testing/funnel-again.ts'
import { rawLines } from './testing/raw-lines.ts'

let store: Store
let end: () => Promise<void>
beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), 'segue-micro-'))
  const { client, stop } = await startEngine({ path })
  store = clickHouseStore(client)
  await store.prepare()
  end = async () => {
    await stop()
    rmSync(path, { recursive: true })
  }
}, 60_000)
afterAll(() => end?.())

const MICRO = ['cart', 'lead']

const byMoment = (one: Event, other: Event) => one.at - other.at || one.seq - other.seq

function microAgain(raws: Raw[]): MicroCounts[] {
  const telling = raws.filter(
    ({ event, bot }) =>
      bot > 0 ||
      event.kind === 'exposure' ||
      event.goals.some((goal) => ['order', ...MICRO].includes(goal)),
  )
  const found = new Map<string, MicroCounts>()
  for (const visitor of new Set(telling.map(({ event }) => event.visitor))) {
    const own = telling.filter(({ event }) => event.visitor === visitor)
    for (const experience of Object.keys(own[0]!.event.arms)) {
      if (own.some(({ bot }) => bot > 0)) continue
      const events = own.map(({ event }) => event).sort(byMoment)
      const stamps = [...new Set(events.map(({ arms }) => arms[experience]!))]
      if (new Set(stamps.map((stamp) => stamp.split('/')[2])).size < stamps.length) continue
      const [first] = events
      const [audience, arm, phase] = first!.arms[experience]!.split('/') as [string, string, string]
      const order = events.find(({ goals }) => goals.includes('order'))
      const key = [experience, audience, arm, phase].join()
      const counts = found.get(key) ?? {
        experience,
        audience,
        arm,
        phase: Number(phase),
        visitors: 0,
        macro: 0,
        goals: MICRO.map(() => ({ micro: 0, both: 0 })),
      }
      found.set(key, counts)
      counts.visitors++
      if (order) counts.macro++
      for (const [n, goal] of MICRO.entries()) {
        const did = events.some(
          (event) => event.goals.includes(goal) && (!order || byMoment(event, order) < 0),
        )
        if (did) counts.goals[n]!.micro++
        if (did && order) counts.goals[n]!.both++
      }
    }
  }
  return [...found.values()]
}

it('counts who reached a micro goal before the macro goal, of all experiences', async () => {
  const raws = busyMoments(5)
  await store.insert(randomUUID(), rawLines('shop', raws, BEGIN))
  const keyOf = ({ experience, audience, arm, phase }: MicroCounts) =>
    [experience, audience, arm, phase].join()
  const sorted = (all: MicroCounts[]) =>
    all.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const found = sorted(await store.countMicro('shop', 'order', MICRO))
  expect(found).toEqual(sorted(microAgain(raws)))
  expect(found).toHaveLength(8)
  expect(found.every(({ goals }) => goals.every(({ micro }) => micro > 2))).toBe(true)
})
