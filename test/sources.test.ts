import type { Event } from '@segue/core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { painted, probePaints } from './world/paint-probe.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

type Queue = { push(...commands: unknown[][]): unknown }
type Host = Window & { segue: Queue; dataLayer: unknown[] }

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** The events of one visit to the front page, during which something is done. */
async function eventsOf(
  visitor: Awaited<ReturnType<typeof newVisitor>>,
  act: () => Promise<unknown> = async () => {},
): Promise<Event[]> {
  const { page, context, complaints } = visitor
  await page.goto(world.shop)
  await allSent(page)
  await act()
  const id = await page.evaluate(async () => {
    const segue = window.segue as unknown as {
      export(): Promise<{ profile: { id: string } }>
    }
    return (await segue.export()).profile.id
  })
  await allSent(page)
  await context.close()
  expect(complaints).toEqual([])
  return (await world.events()).filter(({ visitor }) => visitor === id)
}
const named = (events: Event[], name: string) => events.filter((event) => event.name === name)

it('hears commands that were pushed before the script came, and after', async () => {
  const visitor = await newVisitor(browser)
  await visitor.context.addInitScript(() => {
    const queue: unknown[][] = []
    Object.assign(window, { segue: queue })
    queue.push(['track', 'early', { plan: 'pro' }], ['identify', { plan: 'pro' }])
  })
  const events = await eventsOf(visitor, () =>
    visitor.page.evaluate(() => {
      const { segue } = window as unknown as Host
      return segue.push(['track', 'late', { value: 3.5, currency: 'EUR' }])
    }),
  )
  expect(named(events, 'early')[0]).toMatchObject({ kind: 'event', props: { plan: 'pro' } })
  expect(named(events, 'identify')[0]).toMatchObject({ props: { declared: { plan: 'pro' } } })
  expect(named(events, 'late')[0]).toMatchObject({ value: 3.5, currency: 'EUR' })
})

it('hears clicks, by name where the element has one', async () => {
  const visitor = await newVisitor(browser)
  const { page } = visitor
  const events = await eventsOf(visitor, () =>
    page.evaluate(() => {
      document.addEventListener('click', (event) => event.preventDefault())
      document.querySelector<HTMLElement>('#hero-cta')?.click()
      document.querySelector<HTMLElement>('a[href="/cart"]')?.click()
    }),
  )
  expect(named(events, 'hero_cta')[0]).toMatchObject({
    kind: 'micro',
    goals: ['hero_click'],
    props: { place: 'hero' },
  })
  expect(named(events, 'click')[0]).toMatchObject({ props: { href: '/cart' } })
})

it('hears GA4’s pushes in both forms, and counts them as goals', async () => {
  const visitor = await newVisitor(browser)
  const events = await eventsOf(visitor, () =>
    visitor.page.evaluate(() => {
      const { dataLayer } = window as unknown as Host
      const items = [{ item_id: 'a', price: 20, quantity: 2 }]
      dataLayer.push({ event: 'add_to_cart', ecommerce: { value: 40, currency: 'EUR', items } })
      function gtag(..._: unknown[]) {
        // biome-ignore lint/complexity/noArguments: this is how gtag pushes
        dataLayer.push(arguments)
      }
      gtag('event', 'purchase', { value: 40, currency: 'EUR', transaction_id: 'T1', items })
    }),
  )
  expect(named(events, 'add_to_cart')[0]).toMatchObject({ kind: 'micro', value: 40 })
  expect(named(events, 'purchase')[0]).toMatchObject({ kind: 'macro', value: 40, order: 'T1' })
})

it('measures web vitals after the swap', async () => {
  const visitor = await newVisitor(browser)
  const events = await eventsOf(visitor, async () => {
    await visitor.page.mouse.click(5, 300)
    await expect
      .poll(async () => named(await world.events(), 'web_vitals').length)
      .toBeGreaterThan(0)
  })
  expect(named(events, 'web_vitals')[0]?.props).toHaveProperty('LCP')
})

it('stamps every event with its own attribution, and numbers them without a gap', async () => {
  const events = await eventsOf(await newVisitor(browser))
  const numbers = events.map(({ seq }) => seq).sort((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, index) => index))
  const [exposure] = named(events, 'experience_impression')
  expect(exposure).toMatchObject({ kind: 'exposure', config: 1 })
  expect(exposure?.arms.hero).toMatch(/^\*\/(control|variant)\/1$/)
  // What came before the exposure cannot be its effect.
  expect(named(events, 'page_view')[0]?.arms).toEqual({})
})

it('stores and sends nothing before consent, and shows what needs none', async () => {
  const { page, context } = await newVisitor(browser)
  const { url } = await world.openShop((tag) =>
    tag.replace('<script>', '<script data-consent="required">'),
  )
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${url}/?utm_campaign=spring&utm_source=newsletter`)
  await page.waitForTimeout(2_500)
  expect(await page.textContent('#hero-cta')).toBe('Open the spring edit')
  const stored = () =>
    page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
    ])
  expect((await stored()).filter((name) => name?.startsWith('segue'))).toEqual([])
  expect(asked).not.toContain('/e')

  await page.evaluate(() => (window as unknown as Host).segue.push(['consent', 'granted']))
  await page.waitForTimeout(500)
  expect((await stored()).filter((name) => name?.startsWith('segue')).length).toBeGreaterThan(0)
  await allSent(page)
  expect(asked).toContain('/e')
  await context.close()
})

it('hides what the last visit changed where a browser cannot block rendering', async () => {
  const { page, context } = await newVisitor(browser)
  await context.addInitScript(() => {
    Reflect.deleteProperty(HTMLScriptElement.prototype, 'blocking')
  })
  await page.goto(`${world.shop}/?utm_campaign=spring&utm_source=newsletter`)
  await allSent(page)
  await probePaints(context, '#hero-cta')
  const next = await context.newPage()
  await next.goto(world.shop)
  await next.waitForTimeout(400)
  expect((await painted(next)).texts).toEqual(['Open the spring edit'])
  await context.close()
})
