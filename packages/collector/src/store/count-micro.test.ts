import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event } from '@segue/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chanceOf } from '../surrogates/testing/simulate-shop.ts'
import { clickHouseStore } from './clickhouse-store.ts'
import type { MicroCounts } from './count-micro.ts'
import { startEngine } from './engine.ts'
import { rowOf } from './schema.ts'
import type { Store } from './store.ts'
import type { Raw } from './testing/funnel-again.ts'

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
const BEGIN = Date.UTC(2026, 4, 31, 23, 59, 59, 990)

/** Visitors of two experiences, much of whose doings fall into the same milliseconds. */
function shop(): Raw[] {
  const chance = chanceOf(5)
  const upTo = (number: number) => Math.floor(chance() * number)
  return Array.from({ length: 400 }, (_, n) => {
    const experiences = ['hero', 'banner'].filter((_, k) => k === n % 2 || n % 3 === 0)
    return Array.from({ length: 1 + upTo(7) }, (_, k) => {
      const at = upTo(20)
      // Somebody who was first exposed late may have been moved by new weights.
      const arm = n % 40 === 7 ? ['control', 'b'][upTo(2)] : ['control', 'b'][n % 5 > 1 ? 1 : 0]
      const goals = k === 0 ? [] : ['order', 'cart', 'lead', 'other'].filter(() => chance() < 0.3)
      const event: Event = {
        id: randomUUID(),
        name: k === 0 ? 'experience_impression' : 'click',
        kind: k === 0 ? 'exposure' : 'event',
        at: BEGIN + at,
        visitor: `v${n}`,
        visit: `v${n}-1`,
        page: randomUUID(),
        seq: upTo(2),
        config: 1,
        segments: [],
        arms: Object.fromEntries(
          experiences.map((experience) => [experience, `*/${arm}/${at < 10 ? 1 : 2}`]),
        ),
        goals,
        props: {},
      }
      const raw = { event, bot: n % 31 === 3 && chance() < 0.4 ? 1 : 0 }
      return n % 4 ? [raw] : [raw, raw]
    }).flat()
  }).flat()
}

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
  const raws = shop()
  const lines = raws.map(
    ({ event, bot }) => `${JSON.stringify(rowOf('shop', event, { receivedAt: BEGIN, bot }))}\n`,
  )
  await store.insert(randomUUID(), Buffer.from(lines.join('')))
  const keyOf = ({ experience, audience, arm, phase }: MicroCounts) =>
    [experience, audience, arm, phase].join()
  const sorted = (all: MicroCounts[]) =>
    all.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const found = sorted(await store.countMicro('shop', 'order', MICRO))
  expect(found).toEqual(sorted(microAgain(raws)))
  expect(found).toHaveLength(8)
  expect(found.every(({ goals }) => goals.every(({ micro }) => micro > 2))).toBe(true)
})
