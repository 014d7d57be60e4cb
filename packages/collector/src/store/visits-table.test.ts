import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import type { Event } from '@segue/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visitsBeside } from '../data-version/visits-beside.ts'
import type { SmallDatabase } from '../publish/database.ts'
import { clickHouseStore } from './clickhouse-store.ts'
import { startEngine } from './engine.ts'
import type { Store } from './store.ts'
import { eventOf, linesOf } from './store-contract.ts'

const QUARTER = 900_000
const NOW = Math.floor(Date.now() / QUARTER) * QUARTER + 60_000

let client: ClickHouseClient
let store: Store
let end: () => Promise<void>
beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), 'segue-visits-'))
  const engine = await startEngine({ path })
  end = async () => {
    await engine.stop()
    rmSync(path, { recursive: true })
  }
  client = engine.client
  store = clickHouseStore(client)
  await store.prepare()
}, 60_000)
afterAll(() => end?.())

const insert = (site: string, events: Event[], token: string = randomUUID()) =>
  store.insert(token, linesOf(site, events))

async function counted(site: string, segments: string[] = [], from = NOW - 8 * 86_400_000) {
  const split = NOW - 60_000 - QUARTER
  const asked = { from, split, to: NOW + QUARTER, segments, nps: [], csat: [], rates: { '': 1 } }
  return (await store.countKpis(site, asked)).map(({ segment, now, counts }) => {
    const { visitors, visits, views, seconds, deep } = counts
    return [segment, now, visitors, visits, views, seconds, deep]
  })
}

async function ask(site: string, select: string): Promise<number> {
  const query = `${select} WHERE site_id = {site: String}`
  const answer = await client.query({ query, query_params: { site }, format: 'JSONEachRow' })
  return Number((await answer.json<{ found: string }>())[0]!.found)
}

describe('What is kept of visits', { timeout: 30_000 }, () => {
  it('is what their events say, each once, over quarters of an hour and in whatever parts they came', async () => {
    const [page, at] = [randomUUID(), NOW]
    const view = eventOf({ at })
    const stay = (seconds: unknown, change: Partial<Event> = {}) =>
      eventOf({ name: 'engagement', at, props: { seconds } as Event['props'], ...change })
    const scroll = (percent: unknown, change: Partial<Event> = {}) =>
      eventOf({ name: 'scroll', at, page, props: { percent } as Event['props'], ...change })
    const events = [
      view,
      eventOf({ at: at - QUARTER }),
      eventOf({ at, visitor: 'v2', visit: 'other' }),
      stay(12.345),
      stay(12.345),
      stay(5_000, { at: at - QUARTER }),
      stay(-7),
      stay('long'),
      scroll(90),
      scroll(75, { at: at - QUARTER }),
      scroll(50, { page: randomUUID() }),
    ]
    await insert('once', events)
    await insert('once', events.slice(0, 9))
    expect(await counted('once')).toEqual([['', true, 2, 2, 3, 924.69, 1]])
  })

  it('goes with the events of a visitor, of a time, and of simulated ones', async () => {
    const old = NOW - 3 * QUARTER
    await insert('gone', [
      eventOf({ visitor: 'v1' }),
      eventOf({ visitor: 'v2', at: old }),
      eventOf({ visitor: 'demo-3' }),
      eventOf({ visitor: 'v4' }),
    ])
    await insert('stays', [eventOf({ visitor: 'v1', at: old }), eventOf({ visitor: 'demo-3' })])
    const visitors = (site: string) => ask(site, 'SELECT uniqExact(vh) AS found FROM visits')
    expect(await visitors('gone')).toBe(4)
    await store.eraseVisitor('gone', 'v1')
    expect(await visitors('gone')).toBe(3)
    await store.eraseBefore('gone', old + QUARTER)
    expect(await visitors('gone')).toBe(2)
    await store.eraseDemo('gone', 'demo-')
    expect(await visitors('gone')).toBe(1)
    expect(await visitors('stays')).toBe(2)
  })

  it('is there after a retry where the store was killed after the events and before the visits', async () => {
    const [event, token] = [eventOf({ at: NOW }), randomUUID()]
    await client.command({ query: 'DROP TABLE events_to_visits' })
    await insert('killed', [event], token)
    await store.prepare()
    expect(await counted('killed')).toEqual([])
    await insert('killed', [event], token)
    expect(await counted('killed')).toEqual([['', true, 1, 1, 1, 0, 0]])
    expect(await ask('killed', 'SELECT count() AS found FROM events')).toBe(1)
  })

  it('is found out for the events of an earlier release, as often as it takes', async () => {
    const parts = { client, database: {} as SmallDatabase }
    await visitsBeside.down!(parts)
    await insert('earlier', [eventOf({ at: NOW }), eventOf({ at: NOW, visitor: 'v2', visit: 'b' })])
    await visitsBeside.up(parts)
    await visitsBeside.up(parts)
    expect(await counted('earlier')).toEqual([['', true, 2, 2, 2, 0, 0]])
  })

  it('tells segments apart, also more of them than there are bits', async () => {
    const many = Array.from({ length: 90 }, (_, n) => `s${n}`)
    await insert('many', [
      eventOf({ at: NOW, segments: ['s0', 's63', 's0'] }),
      eventOf({ at: NOW, visitor: 'v2', visit: 'b', segments: ['s63', 's89', 'gone'] }),
    ])
    const sizes = async (segments: string[]) =>
      (await counted('many', segments)).map(([segment, , visitors]) => [segment, visitors])
    const few = [
      ['', 2],
      ['s0', 1],
      ['s63', 2],
    ]
    expect(await sizes(many.slice(0, 64))).toEqual(few)
    expect(await sizes(many)).toEqual([...few, ['s89', 1]])
    const span = { from: NOW - 60_000 - QUARTER, to: NOW + QUARTER }
    const pairs = (segments: string[]) => store.countOverlaps('many', segments, span)
    expect(await pairs(many.slice(0, 64))).toEqual([{ one: 's0', other: 's63', both: 1 }])
    expect(await pairs(many)).toHaveLength(2)
  })
})
