import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAfter, FIGURES, type KpiReport, kpiReport } from '@segue/core'
import fastify from 'fastify'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kpiRoute } from '../api/kpi-route.ts'
import type { Sites } from '../publish/sites.ts'
import { clickHouseStore } from '../store/clickhouse-store.ts'
import { startEngine } from '../store/engine.ts'
import type { Store } from '../store/store.ts'
import { rawLines } from '../store/testing/raw-lines.ts'
import { type BeforeAfterOf, createBeforeAfterReports } from './before-after-reports.ts'
import { figuresOf } from './figures.ts'
import { createKpiReports, type KpisOf } from './kpi-reports.ts'
import {
  type Again,
  cohortsAgain,
  figuresAgain,
  ofSegment,
  readAgain,
  visitorsOf,
} from './testing/count-again.ts'
import { type Raw, SHOP, shopWeeks } from './testing/shop-weeks.ts'
import { beginOfDay, dayOf, dayText } from './zone-day.ts'

const raws = shopWeeks(300)
const period = { from: '2026-10-18', to: '2026-11-07' }
const before = { from: '2026-09-27', to: '2026-10-17' }

let kpisOf: KpisOf
let beforeAfterOf: BeforeAfterOf
let store: Store
let end: () => Promise<void>
beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), 'segue-kpis-'))
  const { client, stop } = await startEngine({ path })
  end = async () => {
    await stop()
    rmSync(path, { recursive: true })
  }
  store = clickHouseStore(client)
  await store.prepare()
  const insert = (some: Raw[], receivedAt: number) =>
    store.insert(randomUUID(), rawLines('shop', some, receivedAt))
  const at = Date.UTC(2026, 10, 9)
  await insert(raws, at)
  // What came twice lies there twice, until the store merges it at some time.
  await insert(
    raws.filter((_, n) => n % 5 === 0),
    at + 1,
  )
  const sites = {
    live: (site: string) => (site === 'shop' ? { version: 1, config: SHOP } : undefined),
  } as Pick<Sites, 'live'>
  const parts = { sites, store, drain: async () => {}, now: () => at }
  kpisOf = createKpiReports(parts)
  beforeAfterOf = createBeforeAfterReports(parts)
}, 60_000)
afterAll(() => end?.())

/** Sums of decimals and of floats differ far behind the point. */
const rounded = (figures: object) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(8)) : value,
    ]),
  )
const AGAIN = FIGURES.filter((id) => !['churn', 'customer-value', 'segment-size'].includes(id))
const pick = (figures: object | null) =>
  rounded(Object.fromEntries(AGAIN.map((id) => [id, (figures as Again)[id as keyof Again]])))

const ZONES = ['Europe/Brussels', 'America/Los_Angeles']
const reports = new Map<string, KpiReport>()

describe.each(ZONES)('The figures of a shop in %s', (zone) => {
  const events = readAgain(raws, zone)
  const [now, then] = [events(period), events(before)]
  let report: KpiReport
  beforeAll(async () => {
    report = (await kpisOf('shop', { ...period, zone }))!
    reports.set(zone, report)
  })

  it('are those of its events, in the period and in the one before', () => {
    expect(v.is(kpiReport, report)).toBe(true)
    expect(report).toMatchObject({ period, before, zone, currency: 'EUR' })
    expect(pick(report.all.now)).toEqual(rounded(figuresAgain(now)))
    expect(pick(report.all.before)).toEqual(rounded(figuresAgain(then)))
    // So that nothing above compares nothing.
    expect(Object.values(pick(report.all.now)).filter((value) => !value)).toEqual([])
  })

  it('are each segment’s own where enough visitors have it, and hidden where not', () => {
    for (const { segment, hidden, now: figures, before, drift } of report.segments) {
      const [own, ownThen] = [ofSegment(now, segment), ofSegment(then, segment)]
      expect(hidden).toBe(visitorsOf(own).size < 10)
      if (hidden) {
        expect([segment, figures, drift]).toEqual([segment, null, null])
        continue
      }
      expect(pick(figures)).toEqual(rounded(figuresAgain(own)))
      expect(pick(before)).toEqual(rounded(figuresAgain(ownThen)))
      const size = visitorsOf(own).size / visitorsOf(now).size
      expect(figures!['segment-size']).toBeCloseTo(size, 9)
      expect(drift).toBeCloseTo(size - visitorsOf(ownThen).size / visitorsOf(then).size, 9)
    }
    expect(report.segments.map(({ segment, hidden }) => [segment, hidden])).toEqual([
      ['phone', false],
      ['loyal', false],
      ['tiny', true],
      ['nobody', true],
    ])
    // Nor does anything else tell of them.
    expect(report.overlaps.map(({ one, other }) => [one, other])).toEqual([['loyal', 'phone']])
    expect(report.effectiveness.stability.map(({ segment }) => segment)).toEqual(['loyal', 'phone'])
  })

  it('are those of single weeks, of all and of a segment', async () => {
    const first = dayOf(before.from)!
    const weeks = await store.countWeeks('shop', {
      from: beginOfDay(first, zone),
      to: beginOfDay(first + 42, zone),
      zone,
      first,
      segments: ['phone'],
      nps: ['again'],
      csat: ['fine'],
      rates: { '': 1, EUR: 1, USD: 0.9 },
    })
    expect(weeks).toHaveLength(12)
    for (const { segment, week, counts } of weeks) {
      const [from, to] = [first + 7 * week, first + 7 * week + 6]
      const all = events({ from: dayText(from), to: dayText(to) })
      const own = segment === '' ? all : ofSegment(all, segment)
      expect(pick(figuresOf(counts, visitorsOf(all).size))).toEqual(rounded(figuresAgain(own)))
    }
  })

  it('are compared before and after a day, over whole weeks', async () => {
    const found = (await beforeAfterOf('shop', { date: period.from, weeks: '3', zone }))!
    expect(v.is(beforeAfter, found)).toBe(true)
    expect(found).toMatchObject({ weeks: 3, before, after: period, zone, currency: 'EUR' })
    expect(found.apart.map(({ currency }) => currency)).toEqual(['JPY'])
    const weekly = [0, 1, 2].map((week) => {
      const day = (later: number) => dayText(dayOf(period.from)! + 7 * week + later)
      return figuresAgain(events({ from: day(0), to: day(6) })).visitors!
    })
    const of = (figure: string) => found.figures.find((each) => each.figure === figure)!
    expect(of('visitors').after).toBeCloseTo(weekly.reduce((sum, n) => sum + n) / 3, 9)
    expect(of('segment-size')).toMatchObject({ after: null, verdict: 'too-little-data' })
    const phone = { date: period.from, weeks: '3', zone, segment: 'phone' }
    const ofPhone = (await beforeAfterOf('shop', phone))!
    expect(ofPhone.figures.find(({ figure }) => figure === 'segment-size')!.after).toBeGreaterThan(
      0,
    )
    expect((await beforeAfterOf('shop', { ...phone, segment: 'tiny' }))!.figures).toEqual([])
  })

  it('tell who came again, who stayed and what a customer is worth', () => {
    const seenIn = { from: before.from, to: period.to }
    const [people, peopleThen] = [events(period, seenIn), events(before, seenIn)]
    for (const segment of [undefined, 'phone', 'loyal']) {
      const had = segment ? ofSegment(peopleThen, segment) : peopleThen
      const visitors = visitorsOf(had)
      const again = people.filter(({ visitor }) => visitors.has(visitor))
      const buyers = visitorsOf(had.filter(({ name }) => name === 'purchase'))
      const loyal = visitorsOf(
        again.filter(({ name, visitor }) => name === 'purchase' && buyers.has(visitor)),
      )
      const figures = segment
        ? report.segments.find((each) => each.segment === segment)!.now!
        : report.all.now!
      expect(figures.churn).toBeCloseTo(1 - visitorsOf(again).size / visitors.size, 9)
      const own = segment ? ofSegment(now, segment) : now
      const counted = figuresAgain(own)
      const lost = 1 - loyal.size / buyers.size
      const buyersNow = visitorsOf(own.filter(({ name }) => name === 'purchase')).size
      const revenue = counted['revenue-per-visitor']! * counted.visitors!
      expect(figures['customer-value']).toBeCloseTo(revenue / buyersNow / lost, 6)
      if (!segment) continue
      const stayed = visitorsOf(ofSegment(again, segment)).size / visitorsOf(again).size
      const { stability } = report.effectiveness
      expect(stability.find((each) => each.segment === segment)!.share).toBeCloseTo(stayed, 9)
    }
  })

  it('tell how segments overlap, and how many visitors are in any', () => {
    const [phone, loyal] = ['phone', 'loyal'].map((segment) => visitorsOf(ofSegment(now, segment)))
    const both = [...phone!].filter((visitor) => loyal!.has(visitor)).length
    expect(report.overlaps).toEqual([
      { one: 'loyal', other: 'phone', both, share: both / (phone!.size + loyal!.size - both) },
    ])
    const any = ['phone', 'loyal', 'tiny'].flatMap((segment) => [
      ...visitorsOf(ofSegment(now, segment)),
    ])
    expect(report.effectiveness.reach).toBeCloseTo(new Set(any).size / visitorsOf(now).size, 9)
  })

  it('tell of each week’s first visitors how many came again, of a segment’s too', async () => {
    const cells = ({ retention }: KpiReport) =>
      Object.fromEntries(
        retention.cohorts.map(({ week, weeks }) => {
          const row: number[] = []
          for (const { later, visitors } of weeks) row[later] = visitors
          return [week, row]
        }),
      )
    const expected = cohortsAgain(now, zone)
    expect(Object.keys(expected)).toHaveLength(4)
    expect(cells(report)).toEqual(expected)
    const phone = (await kpisOf('shop', { ...period, zone, segment: 'phone' }))!
    expect(phone.segments.map(({ segment }) => segment)).toEqual(['phone'])
    const own = cohortsAgain(ofSegment(now, 'phone'), zone)
    for (const [week, row] of Object.entries(cells(phone))) {
      expect(row.length).toBeGreaterThan(0)
      for (const [later, visitors] of row.entries()) {
        expect([week, later, visitors ?? 0]).toEqual([
          week,
          later,
          visitors ? own[week]![later] : 0,
        ])
      }
      expect(row.filter((visitors) => visitors < 10)).toEqual([])
    }
    expect(Object.keys(cells(phone)).length).toBeGreaterThan(1)
  })

  it('count an order that no rate is stated for, and leave it out of sums', () => {
    const yen = [...then, ...now].filter(({ currency }) => currency === 'JPY')
    expect(report.apart.map(({ currency }) => currency)).toEqual(['JPY'])
    expect(yen.length).toBeGreaterThan(3)
  })
})

it('are another in another zone, or the zone would be for nothing', () => {
  const [brussels, angeles] = ZONES.map((zone) => reports.get(zone)!)
  expect(brussels!.all).not.toEqual(angeles!.all)
  expect(brussels!.retention).not.toEqual(angeles!.retention)
})

it('answers at the API, and says what is wrong with a question', async () => {
  const api = fastify()
  kpiRoute(api, { kpisOf, beforeAfterOf, campaignsOf: async () => undefined })
  const ask = async (path: string) => {
    const answer = await api.inject(`/api${path}`)
    return [answer.statusCode, answer.json().message ?? answer.json().period]
  }
  expect(await ask('/sites/shop/kpis?zone=Europe/Brussels')).toEqual([
    200,
    { from: '2026-10-12', to: '2026-11-08' },
  ])
  expect(await ask('/sites/shop/kpis?from=2026-02-31')).toEqual([
    400,
    '"from" is "2026-02-31". Give a day such as 2026-10-31.',
  ])
  expect(await ask('/sites/shop/kpis?from=2026-11-02&to=2026-11-01')).toMatchObject([
    400,
    expect.stringMatching('Give 1 to 400'),
  ])
  expect(await ask('/sites/shop/kpis?zone=Brussels')).toMatchObject([
    400,
    expect.stringMatching('Europe/Brussels'),
  ])
  expect(await ask('/sites/shop/kpis?zone=UTC&zone=UTC')).toMatchObject([
    400,
    expect.stringMatching('more than once'),
  ])
  expect(await ask('/sites/shop/kpis?segment=x')).toMatchObject([
    404,
    expect.stringMatching('phone, loyal'),
  ])
  const around = '/sites/shop/kpis/around'
  expect(await ask(`${around}/2026-10-01?weeks=3`)).toEqual([200, undefined])
  expect(await ask(`${around}/2026-10-01?weeks=1`)).toEqual([400, '"weeks" is "1". Give 2 to 26.'])
  expect(await ask(`${around}/2026-11-01`)).toEqual([
    400,
    expect.stringMatching(/^From 2026-11-01 on 2 whole weeks .* on 2026-11-15\.$/),
  ])
  expect(await ask(`${around}/soon`)).toEqual([400, expect.stringMatching('2026-10-31')])
  expect(await ask('/sites/other/kpis')).toMatchObject([404, expect.stringMatching('other')])
})
