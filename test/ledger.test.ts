import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, launchDrivenBrowser } from './world/browser.ts'
import { createLedger } from './world/ledger.ts'
import { allSent, newVisitor, type Visitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const SPRING = '?utm_source=newsletter&utm_medium=email&utm_campaign=spring'
const WORDS: Record<string, string> = {
  'Open the spring edit': 'spring/variant',
  'Find your rain jacket': '*/variant',
  'Shop rain jackets': '*/control',
}

const ADA = {
  name: 'Ada',
  email: 'ada@example.com',
  street: 'Rain Street 1',
  postcode: '8400',
  city: 'Ostend',
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

type Ledger = ReturnType<typeof createLedger>
type Guest = Visitor & { n: number; cell: ReturnType<Ledger['visit']> }

/** Somebody new lands on the front page, perhaps by the letter. */
async function land(n: number, ledger: Ledger): Promise<Guest> {
  const visitor = await newVisitor(browser)
  await visitor.page.goto(`${world.shop}/${n % 3 === 0 ? SPRING : ''}`)
  // What the visitor sees is what the ledger believes, not what the script says.
  const seen = (await visitor.page.textContent('#hero-cta'))!.trim()
  return { ...visitor, n, cell: ledger.visit(WORDS[seen] ?? `unknown words: ${seen}`) }
}

/** Every second one puts something into the cart, every tenth one buys. */
async function shopAround({ n, page, cell }: Guest): Promise<void> {
  if (n % 2) return
  await page.goto(`${world.shop}/p/${n % 4 ? 'lock-backpack' : 'ferry-tote'}`)
  await findButton(page)
  await page.click('#add-to-cart')
  cell.reach('cart_add')
  if (n % 10) return
  await page.goto(`${world.shop}/checkout`)
  for (const [field, words] of Object.entries(ADA)) await page.fill(`#${field}`, words)
  await page.click('#order-button')
  await page.waitForURL('**/thank-you')
  await page.waitForFunction(() => {
    const { dataLayer } = window as unknown as { dataLayer?: { event?: string }[] }
    return dataLayer?.some(({ event }) => event === 'purchase')
  })
  cell.reach('order', await orderValue(page))
}

/** A person needs a moment to find the button; what comes after the swap is there by then. */
async function findButton(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { segue } = window as unknown as { segue?: object }
    return segue && 'track' in segue
  })
}

/** As the shop itself told its data layer. */
function orderValue(page: Page): Promise<number> {
  return page.evaluate(() => {
    type Entry = { event?: string; ecommerce?: { value: number } }
    const { dataLayer } = window as unknown as { dataLayer: Entry[] }
    return dataLayer.find(({ event }) => event === 'purchase')!.ecommerce!.value
  })
}

async function leave({ page, context, complaints }: Guest): Promise<void> {
  await allSent(page)
  await context.close()
  // Chromium itself logs a request that failed; there is no way to stop it.
  expect(complaints.filter((text) => !text.includes('net::ERR'))).toEqual([])
}

/** So many at a time as two cores carry. */
async function each<T>(things: T[], act: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things]
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await act(thing)
  }
  await Promise.all([worker(), worker(), worker(), worker()])
}

const numbers = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => from + index)

describe('the report equals the ledger, exactly', () => {
  const ledger = createLedger()

  it('for 40 visitors in 40 profiles, some of whom buy', { timeout: 300_000 }, async () => {
    await each(numbers(0, 40), async (n) => {
      const guest = await land(n, ledger)
      await shopAround(guest)
      await leave(guest)
    })
    expect(ledger.cells().map(({ cell }) => cell)).toEqual([
      '*/control',
      '*/variant',
      'spring/variant',
    ])
    expect(ledger.of(await world.report('hero'))).toEqual(ledger.cells())
  })

  it('after a SIGKILL while events arrive', { timeout: 300_000 }, async () => {
    const guests: Guest[] = []
    await each(numbers(40, 16), async (n) => {
      guests.push(await land(n, ledger))
    })
    const visits = each(guests, shopAround)
    for (let kill = 0; kill < 3; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 700))
      await world.kill('SIGKILL')
      await world.start()
    }
    await visits
    await each(guests, leave)
    expect(ledger.of(await world.report('hero'))).toEqual(ledger.cells())
  })

  it('and has a driven browser in no figure, but says that it was there', async () => {
    const before = (await world.report('hero')).setAside.machines
    const driven = await launchDrivenBrowser()
    const visitor = await newVisitor(driven)
    await visitor.page.goto(world.shop)
    await visitor.page.click('#hero-cta')
    await allSent(visitor.page)
    await driven.close()
    const report = await world.report('hero')
    expect(ledger.of(report)).toEqual(ledger.cells())
    expect(report.setAside).toEqual({ machines: before + 1, twoArms: 0 })
    expect(await world.segue('report', 'shop', 'hero')).toContain('One visitor was a program')
    const { senders } = JSON.parse(await world.segue('ledger', 'shop', '--json'))
    expect(senders).toMatchObject({
      visitors: ledger.cells().reduce((sum, { visitors }) => sum + visitors, 0),
      bots: [
        { sign: 'agent', visitors: 0 },
        { sign: 'driven', visitors: 1 },
        { sign: 'rate', visitors: 0 },
      ],
    })
    expect(await world.segue('ledger', 'shop')).toMatch(
      /driven browsers +1 \(\d+ events, in no report\)/,
    )
  })

  it('after a start on the same data', async () => {
    await world.kill('SIGTERM')
    await world.start()
    expect(ledger.of(await world.report('hero'))).toEqual(ledger.cells())
  })
})
