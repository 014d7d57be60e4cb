import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { armOf } from './world/arm-of.ts'
import { blackHole } from './world/black-hole.ts'
import { launchBrowser } from './world/browser.ts'
import { allSent, newVisitor, type Visitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const SPRING = '/?utm_source=newsletter&utm_medium=email&utm_campaign=spring'
/** The tag's longest wait on a first visit, and what a busy machine needs to paint a page. */
const WAIT = 800
const PAINTING = 3_000

let world: World
let shop: string
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  world = await createWorld()
  shop = (await world.openShop((tag) => tag)).url
})
afterEach(() => world?.stop())

const firstPaint = (page: Page) =>
  page.evaluate(async () => {
    for (;;) {
      const entry = performance.getEntriesByName('first-contentful-paint')[0]
      if (entry) return entry.startTime
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })

/** Chromium itself logs a request that failed; there is no way to stop it. */
const ours = ({ complaints }: Visitor) =>
  complaints.filter((text) => !text.includes('net::ERR_') && !text.includes('ERR_'))

const outages = [
  { name: 'dead', begin: async () => ({ stop: async () => {} }) },
  { name: 'a black hole', begin: (port: number) => blackHole(port) },
]

describe.each(outages)('with a collector that is $name', ({ begin }) => {
  it('pages stay readable and nothing is lost', { timeout: 90_000 }, async () => {
    const known = await newVisitor(browser)
    await known.page.goto(shop + SPRING)
    await allSent(known.page)

    await world.kill('SIGKILL')
    const outage = await begin(Number(new URL(world.collector).port))

    const stranger = await newVisitor(browser)
    await stranger.page.goto(shop, { waitUntil: 'commit' })
    expect(await firstPaint(stranger.page)).toBeLessThan(WAIT + PAINTING)
    expect(await stranger.page.textContent('#hero-cta')).toBe('Shop rain jackets')
    expect(ours(stranger)).toEqual([])

    // A known visitor has the script: personalization goes on, and what is done is kept.
    await known.page.goto(`${shop}/p/ferry-tote`, { waitUntil: 'commit' })
    expect(await firstPaint(known.page)).toBeLessThan(WAIT + PAINTING)
    await known.page.waitForFunction(() => 'track' in (window as never as { segue: object }).segue)
    // A send is tried, and fails: only an answer may take an event from the queue.
    const failed = known.page.waitForEvent('requestfailed', (each) => each.url().endsWith('/e'))
    await known.page.click('#add-to-cart')
    await failed
    await known.page.goto(shop, { waitUntil: 'commit' })
    await known.page.waitForSelector('#hero-cta')
    expect(await known.page.textContent('#hero-cta')).toBe('Open the spring edit')
    expect(ours(known)).toEqual([])

    await outage.stop()
    await world.start()
    await known.page.goto(shop)
    await allSent(known.page)
    const { arm, goals } = armOf(await world.report('hero'), 'spring', 'variant')
    expect(arm.visitors).toBe(1)
    expect(goals.cart_add).toMatchObject({ converters: 1, conversions: 1 })
    await Promise.all([known.context.close(), stranger.context.close()])
  })
})
