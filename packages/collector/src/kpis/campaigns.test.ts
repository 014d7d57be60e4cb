import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CampaignFigures, campaignReport, checkConfig, describe as told } from '@segue/core'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { campaignsText } from '../cli/campaigns-text.ts'
import type { Sites } from '../publish/sites.ts'
import { clickHouseStore } from '../store/clickhouse-store.ts'
import { startEngine } from '../store/engine.ts'
import { rawLines } from '../store/testing/raw-lines.ts'
import { type CampaignsOf, createCampaignReports } from './campaign-reports.ts'
import { ofSegment, readAgain } from './testing/count-again.ts'
import { SHOP, shopWeeks } from './testing/shop-weeks.ts'

const LINKS = [
  {},
  { source: 'google.com', medium: 'referral' },
  { source: 'letter', medium: 'email', campaign: 'spring' },
  { source: 'letter', medium: 'email', campaign: 'autumn' },
  { source: 'ads', medium: 'cpc' },
  { source: 'friend', campaign: 'spring' },
]
/** Every other page view came by a link. */
const raws = shopWeeks(700).map((raw, n) =>
  raw.event.name === 'page_view'
    ? { ...raw, event: { ...raw.event, props: LINKS[n % 12] ?? {} } }
    : raw,
)
// Thirty days of October's end are in the period's fifteen from the 18th to the 1st: fourteen of them.
const COSTS = [
  { source: 'letter', from: '2026-10-02', to: '2026-10-31', amount: 300 },
  {
    campaign: 'spring',
    source: 'letter',
    from: '2026-11-01',
    to: '2026-11-02',
    amount: 50,
    currency: 'USD',
  },
  { medium: 'cpc', from: '2026-10-20', to: '2026-10-20', amount: 12 },
  { source: 'nobody', from: '2026-10-20', to: '2026-10-20', amount: 5 },
]
const period = { from: '2026-10-18', to: '2026-11-01' }

let campaignsOf: CampaignsOf
let end: () => Promise<void>
beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), 'segue-campaigns-'))
  const { client, stop } = await startEngine({ path })
  end = async () => {
    await stop()
    rmSync(path, { recursive: true })
  }
  const store = clickHouseStore(client)
  await store.prepare()
  const receivedAt = Date.UTC(2026, 10, 9)
  const all = [...raws, ...raws.slice(0, 200)]
  await store.insert(randomUUID(), rawLines('shop', all, receivedAt))
  const config = { ...SHOP, costs: COSTS }
  const sites = { live: () => ({ version: 1, config }) } as unknown as Pick<Sites, 'live'>
  campaignsOf = createCampaignReports({
    sites,
    store,
    drain: async () => {},
    now: () => receivedAt,
  })
}, 60_000)
afterAll(() => end?.())

const RATES: Record<string, number | undefined> = { '': 1, EUR: 1, USD: 0.9 }

/** By the link of each visitor's first campaign, from the events themselves. */
function campaignsAgain(zone: string, segment?: string) {
  const read = readAgain(raws, zone)
  const own = segment === undefined ? read(period) : ofSegment(read(period), segment)
  const ever = read({ from: '2026-01-01', to: period.to }, period)
  const byTime = (one: (typeof own)[number], other: (typeof own)[number]) =>
    one.at - other.at || one.seq - other.seq
  const found = new Map<
    string,
    { visitors: number; buyers: number; firstBuyers: number; orders: number; revenue: number }
  >()
  for (const visitor of new Set(own.map((event) => event.visitor))) {
    const events = own.filter((event) => event.visitor === visitor).sort(byTime)
    const touch = events.find(
      ({ name, props: { campaign, medium } }) =>
        name === 'page_view' && (campaign || (medium && medium !== 'referral')),
    )
    if (!touch) continue
    const { source = '', medium = '', campaign = '' } = touch.props as Record<string, string>
    const key = [source, medium, campaign].join('/')
    const sums = found.get(key) ?? { visitors: 0, buyers: 0, firstBuyers: 0, orders: 0, revenue: 0 }
    found.set(key, sums)
    const orders = events.filter((event) => event.name === 'purchase' && byTime(event, touch) >= 0)
    const all = ever.filter((event) => event.visitor === visitor && event.name === 'purchase')
    sums.visitors++
    if (orders.length) sums.buyers++
    if (orders.length && all.every((event) => byTime(event, touch) >= 0)) sums.firstBuyers++
    sums.orders += orders.length
    for (const { value = 0, currency = '' } of orders)
      sums.revenue += value * (RATES[currency] ?? 0)
  }
  return found
}

const sumsOf = ({ visitors, buyers, firstBuyers, orders, revenue }: CampaignFigures) => ({
  visitors,
  buyers,
  firstBuyers,
  orders,
  revenue: Number(revenue.toFixed(6)),
})
const ZONES = ['Europe/Brussels', 'America/Los_Angeles']

describe.each(ZONES)('Campaigns in %s', (zone) => {
  it.each([undefined, 'phone'])('are those of the events, of segment %s', async (segment) => {
    const again = campaignsAgain(zone, segment)
    const report = (await campaignsOf('shop', { ...period, zone, ...(segment && { segment }) }))!
    expect(v.is(campaignReport, report)).toBe(true)
    const add = (...keys: string[]) => {
      const sums = { visitors: 0, buyers: 0, firstBuyers: 0, orders: 0, revenue: 0 }
      for (const [name, value] of keys.flatMap((key) => Object.entries(again.get(key)!))) {
        sums[name as keyof typeof sums] += value
      }
      return { ...sums, revenue: Number(sums.revenue.toFixed(6)) }
    }
    const of = (source: string, medium: string, campaign: string) =>
      report.campaigns.find(
        (each) => each.source === source && each.medium === medium && each.campaign === campaign,
      )!
    // What names more of a link gets it.
    expect(sumsOf(of('letter', '', ''))).toEqual(add('letter/email/autumn'))
    expect(sumsOf(of('letter', '', 'spring'))).toEqual(add('letter/email/spring'))
    expect(sumsOf(of('', 'cpc', ''))).toEqual(add('ads/cpc/'))
    expect(sumsOf(of('friend', '', 'spring'))).toEqual(add('friend//spring'))
    expect(again.size).toBe(4)
    const paid = add('letter/email/autumn', 'letter/email/spring', 'ads/cpc/')
    expect(paid.firstBuyers).toBeGreaterThan(3)
    expect(paid.buyers).toBeGreaterThan(paid.firstBuyers)
    // A segment bears its share of a cost, by the visitors that came by it.
    const everybody = campaignsAgain(zone)
    const bears = (cost: number, key: string) =>
      expect.closeTo((cost * again.get(key)!.visitors) / everybody.get(key)!.visitors, 9)
    expect(report.campaigns.map(({ cost }) => cost)).toEqual([
      bears(140, 'letter/email/autumn'),
      bears(22.5, 'letter/email/spring'),
      bears(12, 'ads/cpc/'),
      ...(segment === undefined ? [5] : []),
      null,
    ])
    const cost = report.campaigns.reduce((sum, each) => sum + (each.cost ?? 0), 0)
    expect(report.paid.acquisitionCost).toBeCloseTo(cost / paid.firstBuyers, 9)
    expect(report.paid.returnOnSpend).toBeCloseTo(paid.revenue / cost, 9)
  })
})

it('are told in words', async () => {
  const text = campaignsText((await campaignsOf('shop', { ...period }))!)
  expect(text).toMatch(/^Campaigns of "shop", 2026-10-18 to 2026-11-01 \(days in UTC\)$/m)
  expect(text).toMatch(/^letter \/ \* \/ \* +140\.00 +\d+/m)
  expect(text).toMatch(/^friend \/ \* \/ spring +– +\d+/m)
})

it.each([
  [{ ...COSTS[0], source: undefined }, 'costs 1: Nobody knows what this was paid for. Name its'],
  [
    { ...COSTS[0], to: '2026-10-01' },
    'costs 1 › to: It ends before it begins, on 2026-10-02 (found "2026-10-01").',
  ],
  [
    { ...COSTS[0], currency: 'JPY' },
    'costs 1 › currency: There is no rate for it (found "JPY"). Add "JPY" to',
  ],
  [
    { ...COSTS[0], from: '2026-02-31' },
    'costs 1 › from: This is not of the right form (found "2026-02-31"). Write a day',
  ],
])('a config with costs that cannot be is refused: %#', (cost, words) => {
  const checked = checkConfig({ site: 'shop', currency: 'EUR', costs: [cost] })
  expect('problems' in checked && checked.problems.map(told)).toEqual([
    expect.stringContaining(words),
  ])
})
