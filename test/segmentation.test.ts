import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { allSent, moveClock } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const DAY = 24 * 60

/** A segment of every kind that marketers know, and one experience that shows it before the first paint. */
const config = {
  site: 'shop',
  currency: 'EUR',
  rfm: { recency: [30, 90, 180, 365], frequency: [2, 3, 5, 10], monetary: [50, 100, 250, 500] },
  traits: [{ id: 'views_7d', on: 'view_item', take: 'count', within: '7d' }],
  segments: [
    { id: 'looks_around', when: { 'traits.views_7d': { $gte: 2 } } },
    {
      id: 'big_spender',
      when: { 'customer.spend': { $gte: 150 }, 'customer.monetary': { $gte: 3 } },
    },
    { id: 'bought', when: { 'customer.orders': 1, 'customer.recency': 5 } },
    { id: 'new', when: { 'visitor.new': true } },
    { id: 'active', when: { 'visitor.new': false, 'visitor.last_seen_days': { $lt: 30 } } },
    { id: 'at_risk', when: { 'visitor.last_seen_days': { $gte: 30, $lt: 90 } } },
    { id: 'lapsed', when: { 'visitor.last_seen_days': { $gte: 90 } } },
    {
      id: 'won_back',
      when: { 'segments.lapsed': true, 'customer.last_order_days': { $exists: true, $lt: 1 } },
      keep: '30d',
    },
    {
      id: 'phone',
      when: { 'tech.device': 'mobile', 'tech.touch': true, 'tech.viewport_width': { $lt: 500 } },
    },
    { id: 'night_owl', when: { 'tech.dark_mode': true } },
    { id: 'norway', when: { 'geo.country': 'NO' } },
    { id: 'oslo_time', when: { 'geo.timezone': 'Europe/Oslo' } },
    { id: 'reads_german', when: { 'tech.language': { $regex: '^de' } } },
    { id: 'young', when: { 'declared.age': { $gt: 0, $lt: 30 } } },
    { id: 'enterprise', when: { 'declared.employees': { $gte: 1000 } } },
    { id: 'adventurer', when: { 'declared.style': 'adventurer' } },
    { id: 'needs_repair', when: { 'declared.need': 'repair' } },
    { id: 'on_a_product', when: { 'page.type': 'product' } },
  ],
  goals: [],
  experiences: [],
}
const experiences = config.segments.map(({ id }) => ({
  id: `shows_${id}`,
  pages: ['/*'],
  audiences: [
    {
      segment: id,
      arms: [
        {
          id: 'variant',
          // A selector of its own for each: experiences do not share an element.
          changes: [
            { kind: 'attribute', target: `main:not(.${id})`, name: `data-${id}`, value: 'in' },
          ],
        },
      ],
    },
  ],
}))

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([
    createWorld({ SEGUE_COUNTRY_HEADER: 'X-Country' }),
    launchBrowser(),
  ])
  const file = join(world.data, 'kinds.json')
  await writeFile(file, JSON.stringify({ ...config, experiences }))
  await world.segue('publish', 'shop', file)
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

type Page1 = {
  segue: {
    push(...commands: unknown[][]): unknown
    why(): Promise<{ segment: string; holds: boolean }[]>
  }
}

/** The segments by the page's own account, after all that it knows. */
const holding = async (page: Page) =>
  page.evaluate(async () =>
    (await (window as unknown as Page1).segue.why())
      .filter(({ holds }) => holds)
      .map(({ segment }) => segment),
  )
/** The segments that the page showed before anything else came. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const { dataset } = document.querySelector('main')!
    return Object.keys(dataset).filter((name) => dataset[name] === 'in')
  })
const push = (page: Page, ...command: unknown[]) =>
  page.evaluate((command) => (window as unknown as Page1).segue.push(command), command)

async function visitor(options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const goto = async (path: string, on: Page = page) => {
    await on.goto(world.shop + path)
    await allSent(on)
  }
  return { context, page, goto }
}
const order = { value: 170, currency: 'EUR', items: [{ item_id: 'a', price: 170 }] }

it('knows behaviour, value and transactions', async () => {
  const { context, page, goto } = await visitor()
  await goto('/p/ferry-tote')
  expect(await shown(page)).toContain('new')
  expect(await holding(page)).not.toContain('looksAround')
  await goto('/p/lock-backpack')
  await push(page, 'track', 'purchase', { ...order, transaction_id: 'o1' })
  await push(page, 'track', 'purchase', { ...order, transaction_id: 'o1' })
  await allSent(page)
  expect(await holding(page)).toEqual(
    expect.arrayContaining(['looks_around', 'big_spender', 'bought', 'new']),
  )
  await goto('/')
  expect(await shown(page)).toEqual(
    expect.arrayContaining(['looks_around', 'big_spender', 'bought', 'new']),
  )
  await context.close()
})

it('knows where in the life of a customer a visitor is', async () => {
  const { context, goto } = await visitor()
  await goto('/')
  const later = async (days: number) => {
    // From where the clock was moved to before.
    await moveClock(context, days * DAY)
    const page = await context.newPage()
    await goto('/', page)
    return page
  }
  expect(await shown(await later(20))).toEqual(['active'])
  expect(await shown(await later(40))).toEqual(['at_risk'])
  const back = await later(100)
  expect(await shown(back)).toEqual(['lapsed'])
  await push(back, 'track', 'purchase', { ...order, transaction_id: 'o2' })
  await allSent(back)
  expect(await holding(back)).toContain('won_back')
  expect(await shown(await later(29))).toEqual(expect.arrayContaining(['active', 'won_back']))
  expect(await shown(await later(2))).not.toContain('won_back')
  await context.close()
})

it('knows the device and its wishes', async () => {
  const { context, page, goto } = await visitor({
    viewport: { width: 390, height: 800 },
    isMobile: true,
    hasTouch: true,
    colorScheme: 'dark',
    userAgent:
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36',
  })
  await goto('/')
  expect(await shown(page)).toEqual(expect.arrayContaining(['phone', 'night_owl']))
  await context.close()
})

it('knows the place: the country by the first receipt, time zone and language without any', async () => {
  const { context, page, goto } = await visitor({
    locale: 'de-NO',
    timezoneId: 'Europe/Oslo',
  })
  // As a CDN before the collector would.
  await context.route('**/e', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'x-country': 'NO' } }),
  )
  await goto('/')
  expect(await shown(page)).toEqual(expect.arrayContaining(['oslo_time', 'reads_german']))
  expect(await shown(page)).not.toContain('norway')
  await expect.poll(() => holding(page)).toContain('norway')
  await allSent(page)
  await goto('/')
  expect(await shown(page)).toContain('norway')
  await context.close()
})

it('knows what visitors declare of themselves, for as long as it is to hold', async () => {
  const { context, page, goto } = await visitor()
  await goto('/')
  await push(page, 'identify', { age: 28, employees: 4000, style: 'adventurer' })
  await push(page, 'identify', { need: 'repair' }, { days: 30 })
  await allSent(page)
  expect(await holding(page)).toEqual(
    expect.arrayContaining(['young', 'enterprise', 'adventurer', 'needs_repair']),
  )
  await moveClock(context, 31 * DAY)
  const later = await context.newPage()
  await goto('/', later)
  expect(await shown(later)).toEqual(expect.arrayContaining(['young', 'enterprise', 'adventurer']))
  expect(await shown(later)).not.toContain('needs_repair')
  await context.close()
})
