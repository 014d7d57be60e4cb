import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

// What a page could not finish is finished by the next one, whatever goes wrong there too.

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** From here on pages find their database as the word `broken` in their localStorage says. */
async function watchDatabase(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const how = localStorage.getItem('broken')
    const { transaction } = IDBDatabase.prototype
    // As a browser that is offline: it says yes, and nothing arrives.
    if (how) navigator.sendBeacon = () => true
    if (how === 'silent') IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest
    if (how === 'unwritable') {
      IDBDatabase.prototype.transaction = function (stores, mode) {
        if (mode === 'readwrite') throw new DOMException('closing', 'InvalidStateError')
        return transaction.call(this, stores, mode)
      }
    }
  })
}
const breakDatabase = (page: Page, how: string) =>
  page.evaluate((how) => localStorage.setItem('broken', how), how)

const isReady = (page: Page) =>
  page.waitForFunction(() => 'track' in (window as never as { segue: object }).segue)

/** Everything that is sent goes nowhere, by any way; gives the way back. */
async function cutOff(page: Page): Promise<() => Promise<void>> {
  await page.route('**/e', (route) => route.abort())
  return () => page.unroute('**/e')
}

const arrived = async (visitor: string) =>
  (await world.events())
    .filter((event) => event.visitor === visitor && event.name === 'add_to_cart')
    .map(({ props }) => props.path)

const visitorOf = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('segue.shop')!).id as string)

it.each(['silent', 'unwritable'] as const)(
  'an event of a page whose database was %s arrives from the next sound one, once',
  { timeout: 60_000 },
  async (how) => {
    const { context, page } = await newVisitor(browser)
    await watchDatabase(context)
    await page.goto(world.shop)
    await allSent(page)
    const visitor = await visitorOf(page)
    const mend = await cutOff(page)
    await breakDatabase(page, how)
    for (const product of ['ferry-tote', 'lock-backpack']) {
      await page.goto(`${world.shop}/p/${product}`)
      await isReady(page)
      await page.click('#add-to-cart')
    }
    await breakDatabase(page, '')
    await mend()
    await page.goto(world.shop)
    await isReady(page)
    await allSent(page)
    expect((await arrived(visitor)).sort()).toEqual(['/p/ferry-tote', '/p/lock-backpack'])
    await context.close()
  },
)
