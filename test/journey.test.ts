import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { armOf } from './world/arm-of.ts'
import { launchWholeBrowser } from './world/browser.ts'
import { painted, probePaints, slowDown } from './world/paint-probe.ts'
import { allSent, moveClock, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const SPRING = '/?utm_source=newsletter&utm_medium=email&utm_campaign=spring'
const CTA = '#hero-cta'

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchWholeBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

it('shows a campaign visitor that campaign’s words from the first paint on', async () => {
  const { context, page, complaints } = await newVisitor(browser)
  await probePaints(context, CTA)
  await page.goto(world.shop + SPRING)
  await page.waitForTimeout(300)
  expect((await painted(page)).texts).toEqual(['Open the spring edit'])
  await expect.poll(() => page.locator(CTA).getAttribute('href')).toBe('/spring')
  await allSent(page)
  await context.close()

  const { arm } = armOf(await world.report('hero'), 'spring', 'variant')
  expect(arm.visitors).toBe(1)
  expect(arm.late).toBe(0)
  expect(complaints).toEqual([])
})

it('reminds a visitor who filled a cart and comes back 31 minutes later', async () => {
  const { context, page, complaints } = await newVisitor(browser)
  await page.goto(`${world.shop}/p/ferry-tote`)
  await page.click('#add-to-cart')
  await allSent(page)
  await page.goto(world.shop)
  expect(await page.textContent(CTA)).not.toBe('Finish your order')

  await moveClock(context, 31)
  await probePaints(context, CTA)
  const later = await context.newPage()
  await later.goto(world.shop)
  await later.waitForTimeout(300)
  expect((await painted(later)).texts).toEqual(['Finish your order'])
  expect(await later.getAttribute(CTA, 'href')).toBe('/cart')
  expect(await later.isVisible('#promo')).toBe(false)

  await later.evaluate(() => (window as unknown as { segue: { stop(): void } }).segue.stop())
  expect(await later.textContent(CTA)).not.toBe('Finish your order')
  expect(await later.isVisible('#promo')).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})

it('never paints the original and moves nothing, on a processor four times slower', {
  timeout: 120_000,
}, async () => {
  const swapped = { texts: ['Open the spring edit'], shifts: [] }
  for (let visit = 0; visit < 5; visit++) {
    const { context, page } = await newVisitor(browser)
    await probePaints(context, CTA)
    await slowDown(page)
    // The second time the script comes from the cache.
    for (const address of [SPRING, '/']) {
      await page.goto(world.shop + address)
      await expect.poll(async () => (await painted(page)).texts.length).toBeGreaterThan(0)
      await page.waitForTimeout(300)
      expect(await painted(page)).toEqual(swapped)
    }
    await context.close()
  }
})

it('knows on the next page what a page has told that was left before its second part had come', async () => {
  const { context, page } = await newVisitor(browser)
  await probePaints(context, CTA)
  await page.route('**/s/tail.*.js', (route) => setTimeout(() => route.abort(), 60_000))
  await page.goto(world.shop + SPRING)
  await expect.poll(async () => (await painted(page)).texts).toEqual(['Open the spring edit'])
  await page.unroute('**/s/tail.*.js')
  await page.goto(world.shop)
  await expect.poll(async () => (await painted(page)).texts).toEqual(['Open the spring edit'])
  await allSent(page)
  await context.close()
})

it('has a probe that sees a flash where there is one', async () => {
  const { context, page } = await newVisitor(browser)
  await probePaints(context, CTA)
  // A browser that cannot block rendering, a first visit, and a script that comes after the first paint.
  await context.addInitScript(() => {
    Reflect.deleteProperty(HTMLScriptElement.prototype, 'blocking')
  })
  const somethingPainted = async () => (await painted(page)).texts.length > 0
  await page.route('**/s/shop.js', async (route) => {
    await expect.poll(somethingPainted, { timeout: 10_000 }).toBe(true)
    await route.continue()
  })
  await page.goto(world.shop + SPRING)
  await allSent(page)
  const { texts } = await painted(page)
  expect(texts[0]).not.toBe('Open the spring edit')
  // What came late leaves alone what was painted, and says so.
  expect(texts).toHaveLength(1)
  await context.close()
  expect(armOf(await world.report('hero'), 'spring', 'variant').arm.late).toBe(1)
})
