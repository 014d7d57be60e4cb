import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { blackHole } from './world/black-hole.ts'
import { launchBrowser } from './world/browser.ts'
import { openPlainSite, type Site } from './world/plain-site.ts'
import { publish } from './world/publish.ts'
import { allSent, newVisitor, type Visitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

// Redirects to another site: what is to be counted has to be stored before the visitor goes, and
// nobody waits for that for ever. And what a page that is left must not do, wherever it leads.

/** Our own two seconds at most, and what a busy machine needs for two pages. */
const BOUND = 2_000 + 4_000
const PATIENT = { timeout: 20_000, interval: 50 }
const HOME = '<h1>Home</h1>'
const OFFER = '<h1>Offer</h1>'

let world: World
let browser: Browser
let other: Site
let site: Site
let asking: Site
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  other = await openPlainSite(() => '', { '/b': '<h1>B</h1>' })
  const origin = other.url.replace('127.0.0.1', 'localhost')
  const arm = (to: string) => ({ id: 'b', changes: [{ kind: 'redirect', to }] })
  const all = (id: string, page: string, ...arms: object[]) => ({
    id,
    pages: [page],
    audiences: [{ segment: '*', arms }],
  })
  const { tag } = await publish(world, {
    redirects: [origin],
    experiences: [
      all('half', '/half', { id: 'control' }, arm(`${origin}/b?from=half`)),
      all('away', '/away', arm(`${origin}/b`)),
      all('within', '/within', arm('/within-b')),
      all('nowhere', '/nowhere', arm('/download')),
      all('view', '/view', arm('/within-b')),
      all('view-half', '/view-half', { id: 'control' }, arm(`${origin}/b`)),
    ],
  })
  const pages = {
    '/': HOME,
    '/half': OFFER,
    '/away': OFFER,
    '/within': OFFER,
    '/within-b': '<h1>B</h1>',
    '/nowhere': OFFER,
    '/app': HOME,
  }
  site = await openPlainSite(() => tag, pages)
  asking = await openPlainSite(
    () => tag.replace('<script', '<script data-consent="required"'),
    pages,
  )
}, 180_000)
afterAll(async () => {
  await browser?.close()
  for (const each of [other, site, asking]) await each?.stop()
  await world?.stop()
})

const isAway = (page: Page) => new URL(page.url()).hostname === 'localhost'
const isBlank = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).visibility === 'hidden')
const go = (page: Page, url: string) => page.goto(url, { waitUntil: 'commit' })

/** Everybody who was counted in an experience, by the report. */
async function counted(experience: string): Promise<Record<string, number>> {
  const arms = (await world.report(experience)).audiences.flatMap(({ arms }) => arms)
  return Object.fromEntries(arms.map(({ arm, visitors }) => [arm, visitors]))
}

/** Exposures that came in, by the visitor's own id: a report could hide what came twice. */
const exposures = async (experience: string, visitor: string) =>
  (await world.events()).filter(
    (event) =>
      event.kind === 'exposure' &&
      event.visitor === visitor &&
      event.props.experience === experience,
  ).length

/** Somebody who has been here before, so that the script is in the cache. */
async function known(): Promise<Visitor & { id: string }> {
  const visitor = await newVisitor(browser)
  await visitor.page.goto(site.url)
  await allSent(visitor.page)
  const id = await visitor.page.evaluate(
    () => JSON.parse(localStorage.getItem('segue.shop')!).id as string,
  )
  return { ...visitor, id }
}

/** Comes back to the site later on, when all is well again, and has then been counted once. */
async function isCountedOnce({ page, id }: { page: Page; id: string }, experience: string) {
  await page.goto(site.url)
  await allSent(page)
  expect(await exposures(experience, id)).toBe(1)
}

it('sends visitors on with their query and fragment, and counts both arms, each visitor once', {
  timeout: 120_000,
}, async () => {
  const arrived = { control: 0, b: 0 }
  for (let n = 0; n < 12; n++) {
    const { context, page } = await newVisitor(browser)
    await go(page, `${site.url}/half?gclid=${n}#plans`)
    await expect
      .poll(async () => isAway(page) || ((await isReady(page)) && !(await isBlank(page))), PATIENT)
      .toBe(true)
    const { search, hash } = new URL(page.url())
    expect(search + hash).toBe(isAway(page) ? `?from=half&gclid=${n}#plans` : `?gclid=${n}#plans`)
    arrived[isAway(page) ? 'b' : 'control']++
    if (!isAway(page)) await allSent(page)
    // Half of those who went never come back: what they were shown was told on leaving.
    else if (n % 2) {
      await page.goto(site.url)
      await allSent(page)
    }
    await page.goto('about:blank')
    await context.close()
  }
  await expect.poll(() => counted('half'), PATIENT).toEqual(arrived)
  expect(arrived.b).toBeGreaterThan(0)
  expect(arrived.control).toBeGreaterThan(0)
})

it('sends on from a later view of a page that changes its own address, and counts both arms alike', {
  timeout: 120_000,
}, async () => {
  const view = (page: Page, path: string) =>
    page.evaluate((path) => history.pushState(null, '', path), path)
  const visitor = await known()
  await visitor.page.goto(`${site.url}/app?utm_source=letter`)
  await expect.poll(() => isReady(visitor.page), PATIENT).toBe(true)
  await view(visitor.page, '/view?utm_source=letter#plans')
  await visitor.page.waitForURL('**/within-b?utm_source=letter#plans', PATIENT)
  await isCountedOnce(visitor, 'view')
  await visitor.context.close()

  const arrived = { control: 0, b: 0 }
  for (let n = 0; n < 12 && !(arrived.b && arrived.control); n++) {
    const { context, page } = await newVisitor(browser)
    await go(page, `${site.url}/app`)
    await expect.poll(() => isReady(page), PATIENT).toBe(true)
    await view(page, '/view-half')
    // Who is sent on is gone soon; who is not is shown the page and is gone as soon.
    await page.waitForTimeout(600)
    arrived[isAway(page) ? 'b' : 'control']++
    await page.goto(site.url)
    await allSent(page)
    await context.close()
  }
  await expect.poll(() => counted('view-half'), PATIENT).toEqual(arrived)
  expect(arrived.b).toBeGreaterThan(0)
  expect(arrived.control).toBeGreaterThan(0)
})

const isReady = (page: Page) =>
  page.evaluate(() => 'track' in ((window as unknown as { segue?: object }).segue ?? {}))

/** The database opens and answers no write, opens never, or the part that stores does not come. */
const troubles: Record<string, (context: BrowserContext) => Promise<unknown>> = {
  'a database that never opens': (context) =>
    context.addInitScript(() => {
      if (location.pathname === '/away') {
        IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest
      }
    }),
  'a database that never writes': (context) =>
    context.addInitScript(() => {
      if (location.pathname !== '/away') return
      IDBObjectStore.prototype.put = function () {
        // Kept open for ever by one request after the other.
        const next = () => {
          this.get('x').onsuccess = next
        }
        next()
        return {} as IDBRequest<IDBValidKey>
      }
    }),
  'a second part that never comes': (context) =>
    context.route(/\/s\/(?!shop\.js)/, (route) =>
      route.request().frame().url().endsWith('/away') ? undefined : route.continue(),
    ),
}
it.each(Object.keys(troubles))(
  'goes on from a page with %s, and counts it later',
  {
    timeout: 120_000,
  },
  async (trouble) => {
    const visitor = await known()
    const { context, page } = visitor
    await context.route('**/e', (route) =>
      route.request().frame().url().endsWith('/away') ? route.abort() : route.continue(),
    )
    await troubles[trouble]!(context)
    const began = Date.now()
    await go(page, `${site.url}/away`)
    // The original is never seen, however long it takes.
    for (let time = 0; time < 3; time++) {
      await page.waitForTimeout(200)
      if (!isAway(page)) expect(await isBlank(page).catch(() => true)).toBe(true)
    }
    await expect.poll(() => isAway(page), PATIENT).toBe(true)
    expect(Date.now() - began).toBeLessThan(BOUND)
    await isCountedOnce(visitor, 'away')
    await context.close()
  },
)

it.each(['dead', 'a black hole'])(
  'goes on while the collector is %s, and counts it later',
  {
    timeout: 120_000,
  },
  async (how) => {
    const visitor = await known()
    await world.kill('SIGKILL')
    const hole = how === 'dead' ? undefined : await blackHole(Number(new URL(world.collector).port))
    const began = Date.now()
    await go(visitor.page, `${site.url}/away`)
    await expect.poll(() => isAway(visitor.page), PATIENT).toBe(true)
    expect(Date.now() - began).toBeLessThan(BOUND)
    await hole?.stop()
    await world.start()
    await isCountedOnce(visitor, 'away')
    await visitor.context.close()
  },
)

it('does not wait for a consent that is not given, and keeps nothing', async () => {
  const { context, page } = await newVisitor(browser)
  await go(page, `${asking.url}/away`)
  await expect.poll(() => isAway(page), PATIENT).toBe(true)
  await page.goto(asking.url)
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  await context.close()
})

/** Playwright shows every page, so the browser's word for it is replaced. */
async function inBackground(context: BrowserContext): Promise<() => Promise<void>> {
  await context.addInitScript(() => {
    let isHidden = !sessionStorage.getItem('seen')
    Object.defineProperty(document, 'hidden', { get: () => isHidden })
    Object.assign(window, {
      look() {
        isHidden = false
        sessionStorage.setItem('seen', '1')
        document.dispatchEvent(new Event('visibilitychange'))
      },
    })
  })
  return () => context.pages()[0]!.evaluate(() => (window as unknown as { look(): void }).look())
}

it('leaves a tab in the background when somebody looks at it, and counts it then', {
  timeout: 120_000,
}, async () => {
  const visitor = await known()
  const look = await inBackground(visitor.context)
  await go(visitor.page, `${site.url}/away`)
  await visitor.page.waitForTimeout(3_000)
  expect(isAway(visitor.page)).toBe(false)
  await look()
  await expect.poll(() => isAway(visitor.page), PATIENT).toBe(true)
  await isCountedOnce(visitor, 'away')
  await visitor.context.close()
})

it('leads on within the site in the background too, and counts who looks at it', {
  timeout: 120_000,
}, async () => {
  const visitor = await known()
  const { page } = visitor
  const look = await inBackground(visitor.context)
  await go(page, `${site.url}/within`)
  await page.waitForURL('**/within-b')
  await expect.poll(() => isReady(page), PATIENT).toBe(true)
  await allSent(page)
  expect(await exposures('within', visitor.id)).toBe(0)
  await look()
  await expect.poll(async () => (await counted('within')).b, PATIENT).toBe(1)
  await isCountedOnce(visitor, 'within')
  await visitor.context.close()
})

it('shows the page again where the browser does not leave it', { timeout: 120_000 }, async () => {
  const { context, page } = await newVisitor(browser)
  await page.route('**/download', (route) => route.fulfill({ status: 204 }))
  await go(page, `${site.url}/nowhere`)
  await page.waitForRequest('**/download')
  expect(await isBlank(page)).toBe(true)
  await expect.poll(() => isBlank(page), PATIENT).toBe(false)
  await allSent(page)
  expect((await counted('nowhere')).b).toBe(1)
  await context.close()
})
