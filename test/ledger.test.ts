import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { createLedger } from './world/ledger.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const SPRING = '?utm_source=newsletter&utm_medium=email&utm_campaign=spring'
const WORDS: Record<string, string> = {
  'Open the spring edit': 'spring/variant',
  'Find your rain jacket': '*/variant',
  'Shop rain jackets': '*/control',
}

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** Somebody new who lands on the front page, perhaps by the letter, perhaps puts things in the cart, perhaps buys. */
async function shopAround(n: number, ledger: ReturnType<typeof createLedger>): Promise<void> {
  const { context, page, complaints } = await newVisitor(browser)
  await page.goto(`${world.shop}/${n % 3 === 0 ? SPRING : ''}`)
  // What the visitor sees is what the ledger believes, not what the script says.
  const seen = (await page.textContent('#hero-cta'))!.trim()
  const cell = ledger.visit(WORDS[seen] ?? `unknown words: ${seen}`)
  await allSent(page)
  if (n % 2 === 0) {
    await page.goto(`${world.shop}/p/${n % 4 === 0 ? 'ferry-tote' : 'lock-backpack'}`)
    await page.click('#add-to-cart')
    cell.reach('cart_add')
    await page.waitForTimeout(50)
    if (n % 5 === 0) {
      await page.goto(`${world.shop}/checkout`)
      await page.fill('#name', 'Ada')
      await page.fill('#email', 'ada@example.com')
      await page.fill('#street', 'Rain Street 1')
      await page.fill('#postcode', '1000')
      await page.fill('#city', 'Ostend')
      await page.click('#order-button')
      await page.waitForURL('**/thank-you')
      await page.waitForFunction(() =>
        JSON.stringify((window as unknown as { dataLayer: unknown[] }).dataLayer).includes(
          'purchase',
        ),
      )
      cell.reach('order', await orderValue())
    }
    await page.waitForFunction(() => 'track' in (window as unknown as { segue: object }).segue)
    await allSent(page)
  }
  expect(complaints.filter((text) => !text.includes('net::ERR'))).toEqual([])
  await context.close()

  /** As the shop itself told its data layer. */
  function orderValue(): Promise<number> {
    return page.evaluate(() => {
      type Entry = { event?: string; ecommerce?: { value: number } }
      const { dataLayer } = window as unknown as { dataLayer: Entry[] }
      return dataLayer.find(({ event }) => event === 'purchase')!.ecommerce!.value
    })
  }
}

/** So many at a time as two cores carry. */
async function everybody(from: number, count: number, ledger: ReturnType<typeof createLedger>) {
  const waiting = Array.from({ length: count }, (_, index) => from + index)
  const walk = async () => {
    for (let n = waiting.shift(); n !== undefined; n = waiting.shift()) await shopAround(n, ledger)
  }
  await Promise.all([walk(), walk(), walk(), walk()])
}

describe('the report equals the ledger, exactly', () => {
  const ledger = createLedger()

  it('for 40 visitors in 40 profiles, some of whom buy', { timeout: 180_000 }, async () => {
    await everybody(0, 40, ledger)
    expect(ledger.cells().map(({ cell }) => cell)).toEqual([
      '*/control',
      '*/variant',
      'spring/variant',
    ])
    expect(ledger.of(await world.report('hero'))).toEqual(ledger.cells())
  })

  it('after a SIGKILL while events arrive', { timeout: 180_000 }, async () => {
    const visits = everybody(40, 16, ledger)
    for (let kill = 0; kill < 2; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      await world.kill('SIGKILL')
      await world.start()
    }
    await visits
    expect(ledger.of(await world.report('hero'))).toEqual(ledger.cells())
  })

  it('after a start on the same data', async () => {
    await world.kill('SIGTERM')
    await world.start()
    expect(ledger.of(await world.report('hero'))).toEqual(ledger.cells())
  })
})
