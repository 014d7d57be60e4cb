import type { Event } from '@segue/core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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

it('measures web vitals after the swap, and counts errors without their words', async () => {
  const visitor = await newVisitor(browser)
  const sent = visitor.page.waitForRequest(
    (request) => request.url().endsWith('/e') && !!request.postData()?.includes('web_vitals'),
  )
  const events = await eventsOf(visitor, async () => {
    await visitor.page.evaluate(() =>
      setTimeout(() => {
        throw new Error('the page’s own')
      }),
    )
    await visitor.page.mouse.click(5, 300)
    await sent
    expect(visitor.complaints.splice(0)).toEqual([expect.stringContaining('the page’s own')])
  })
  const [vitals] = named(events, 'web_vitals')
  expect(vitals?.props).toMatchObject({ LCP: expect.any(Number), errors: 1 })
  expect(JSON.stringify(vitals)).not.toContain('own')
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

const ASKS_FIRST = (tag: string) =>
  tag.replace('<script', '<script data-consent="required" data-wait="60000"')
const consent = (page: Page, word: string) =>
  page.evaluate((state) => {
    ;(window as unknown as Host).segue.push(['consent', state])
  }, word)

/** The names of all that Segue keeps in this browser. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    return [...Object.keys(localStorage), ...names].filter((name) => name.startsWith('segue'))
  })

const CLICKING = Number(process.env.SEGUE_SECONDS ?? 8)

/** Every way to what a browser keeps is noted in `touched`, and works. */
async function trapStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const touched = new Set<string>()
    Object.assign(window, { touched })
    const trap = (owner: object, names: string[], called: string) => {
      for (const name of names) {
        const found = Object.getOwnPropertyDescriptor(owner, name)
        if (!found) throw new Error(`There is no ${called}${name} to be watched.`)
        const watch = (act: unknown) =>
          act &&
          function (this: unknown, ...args: unknown[]) {
            const { stack = '' } = new Error()
            // The shop has a cart of its own to keep.
            if (/\/s\//.test(stack) || !/\/shop\//.test(stack)) touched.add(called + name)
            return (act as (...args: unknown[]) => unknown).apply(this, args)
          }
        const trapped = { ...found } as Record<string, unknown>
        for (const part of ['get', 'set']) trapped[part] &&= watch(trapped[part])
        if (typeof found.value === 'function') trapped.value = watch(found.value)
        Object.defineProperty(owner, name, trapped)
      }
    }
    trap(window, ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'], '')
    trap(Document.prototype, ['cookie'], 'document.')
    trap(Navigator.prototype, ['storage', 'locks'], 'navigator.')
    trap(Storage.prototype, ['getItem', 'setItem', 'removeItem', 'key', 'clear'], 'Storage.')
    trap(IDBFactory.prototype, ['open', 'databases', 'deleteDatabase'], 'IDBFactory.')
    trap(CacheStorage.prototype, ['open', 'match', 'keys'], 'CacheStorage.')
  })
}
const touched = (page: Page) =>
  page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched].sort())

describe('on a site that asks first', () => {
  let url: string
  let posts: number
  let visitor: Awaited<ReturnType<typeof newVisitor>>
  beforeAll(async () => {
    url = (await world.openShop(ASKS_FIRST)).url
  })
  beforeEach(async () => {
    visitor = await newVisitor(browser)
    posts = 0
    visitor.page.on('request', (request) => {
      if (request.url().endsWith('/e')) posts++
    })
  })
  afterEach(() => visitor.context.close())

  it('stores and sends nothing before consent, and shows what needs none', async () => {
    const { page } = visitor
    await page.goto(`${url}/?utm_campaign=spring&utm_source=newsletter`)
    await page.waitForTimeout(2_500)
    expect(await page.textContent('#hero-cta')).toBe('Open the spring edit')
    expect(await stored(page)).toEqual([])
    expect(posts).toBe(0)

    await consent(page, 'granted')
    await expect.poll(() => stored(page)).not.toEqual([])
    await allSent(page)
    expect(posts).toBeGreaterThan(0)
  })

  it(`touches no storage in ${CLICKING} s of clicking before consent, and forgets within a second`, {
    timeout: 60_000 + CLICKING * 1_000,
  }, async () => {
    const { page, context } = visitor
    await trapStorage(context)
    await page.goto(`${url}/?utm_campaign=spring&utm_source=newsletter`)
    await expect.poll(() => page.textContent('#hero-cta')).toBe('Open the spring edit')
    for (const end = Date.now() + CLICKING * 1_000; Date.now() < end; ) {
      await page.evaluate(() => {
        const { segue } = window as unknown as Host
        segue.push(['track', 'look', {}], ['identify', { plan: 'pro' }])
        dispatchEvent(new Event('pagehide'))
        document.dispatchEvent(new Event('visibilitychange'))
        const links = document.querySelectorAll<HTMLElement>('a, button')
        addEventListener('click', (event) => event.preventDefault(), { once: true })
        links[Math.floor(Math.random() * links.length)]!.click()
        scrollTo(0, Math.random() * 2_000)
      })
      await page.waitForTimeout(100)
    }
    expect(await touched(page)).toEqual([])
    expect(posts).toBe(0)

    await consent(page, 'granted')
    await allSent(page)
    // The traps are no dummies.
    expect(await touched(page)).toEqual(expect.arrayContaining(['IDBFactory.open', 'localStorage']))
    expect(posts).toBeGreaterThan(0)
    const left = await page.evaluate(async () => {
      const { segue } = window as unknown as Host
      segue.push(['consent', 'denied'])
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      const open = indexedDB.open('segue.shop')
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result)
      })
      const keys = database.transaction('shelf').objectStore('shelf').getAllKeys()
      return new Promise<unknown[]>((resolve) => {
        keys.onsuccess = () => {
          const own = Object.keys(localStorage).filter((key) => key.startsWith('segue'))
          resolve([...keys.result, ...own, ...document.cookie.split(/; */).filter(Boolean)])
        }
      })
    })
    expect(left).toEqual([])
  })

  it('hears a grant that comes between its two parts', async () => {
    const { page } = visitor
    await page.route('**/s/tail.*', async (route) => {
      await consent(page, 'granted')
      await route.continue()
    })
    await page.goto(url)
    await allSent(page)
    expect(await stored(page)).not.toEqual([])
  })

  it('forgets everything when consent is taken back, and stays silent', async () => {
    const { page } = visitor
    await page.goto(`${url}/?utm_campaign=spring&utm_source=newsletter`)
    await consent(page, 'granted')
    await allSent(page)
    const before = posts
    // As people do it: by a click, which is an event itself.
    await page.evaluate(() => {
      const button = document.body.appendChild(document.createElement('button'))
      button.textContent = 'No, thank you'
      button.onclick = () => (window as unknown as Host).segue.push(['consent', 'denied'])
      button.click()
    })
    await page.evaluate(() => {
      ;(window as unknown as Host).segue.push(['track', 'purchase', { value: 1 }])
    })
    await page.waitForTimeout(2_500)
    expect(posts).toBe(before)
    expect(await page.textContent('#hero-cta')).toBe('Shop rain jackets')
    const left = await page.evaluate(async () => {
      const { segue } = window as unknown as {
        segue: { export(): Promise<{ profile?: unknown; waiting: unknown[] }> }
      }
      return [
        Object.keys(localStorage).filter((key) => key.startsWith('segue')),
        await segue.export(),
      ]
    })
    expect(left).toEqual([[], { waiting: [] }])
  })
})

it('loses nothing of a page that is left at once, nor whose conversions they are', async () => {
  const visitor = await newVisitor(browser)
  const { page, context } = visitor
  // Away before the second part of the script is there, then away in the task of the click.
  await context.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      if (location.pathname === '/' && !sessionStorage.seen) {
        sessionStorage.seen = '1'
        location.assign('/p/ferry-tote')
      }
    })
  })
  await page.goto(world.shop)
  await page.waitForURL('**/p/ferry-tote')
  await page.waitForFunction(() => 'track' in (window as unknown as { segue: object }).segue)
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('#add-to-cart')?.click()
    location.assign('/cart')
  })
  await page.waitForURL('**/cart')
  const events = await eventsOf(visitor)
  const hero = named(events, 'experience_impression').filter(
    ({ props }) => props.experience === 'hero',
  )
  expect(hero).toHaveLength(1)
  expect(named(events, 'page_view').map(({ props }) => props.path)).toEqual([
    '/',
    '/p/ferry-tote',
    '/cart',
    '/',
  ])
  expect(named(events, 'add_to_cart')).toHaveLength(1)
  expect(named(events, 'add_to_cart')[0]).toMatchObject({
    goals: ['cart_add'],
    arms: { hero: hero[0]?.arms.hero },
  })
})

it('lets no page and no visitor tell an exposure', async () => {
  const visitor = await newVisitor(browser)
  const events = await eventsOf(visitor, () =>
    visitor.page.evaluate(() => {
      const { segue } = window as unknown as Host
      const forged = { experience: '__proto__', audience: '*', arm: 'b' }
      segue.push(['track', 'experience_impression', forged], ['track', 'after'], null as never)
    }),
  )
  expect(named(events, 'after')).toHaveLength(1)
  expect(named(events, 'experience_impression')).toHaveLength(1)
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
  await next.route('**/s/shop.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 150))
    await route.continue()
  })
  await next.goto(world.shop)
  await next.waitForTimeout(400)
  expect((await painted(next)).texts).toEqual(['Open the spring edit'])
  await context.close()
})
