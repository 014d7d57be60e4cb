import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage } from './pages/open-page.ts'
import { useStage } from './pages/stage.ts'
import { HEADLINE, PLANS } from './pages/words.ts'
import { launchWholeBrowser } from './world/browser.ts'
import { allSent, newVisitor } from './world/visitor.ts'

// A page that goes on: to its next view without a load, or to another segment without either.

const swap = (id: string, page: string, target: string, text: string, more: object = {}) => ({
  id,
  pages: [page],
  audiences: [
    { segment: '*', arms: [{ id: 'b', changes: [{ kind: 'text', target, text }] }], ...more },
  ],
})
const CONFIG = {
  traits: [{ id: 'looks', on: 'look', take: 'count' }],
  segments: [{ id: 'keen', when: { 'traits.looks': { $gte: 1 } } }],
  events: ['look'],
  experiences: [
    swap('home', '/spa-react/', '#cta', 'Home words'),
    swap('head', '/spa-react/', '#headline', 'Home headline'),
    // Its target is there in the other view alone, to which the experience does not belong.
    swap('never', '/spa-react/', '[href="#plans"]', 'Never words'),
    // It stays on both: what goes must go from beside it.
    swap('both', '/spa-react/*', '#promo p', 'On both'),
    swap('plans', '/spa-react/pricing', '#cta', 'Plan words'),
    { ...swap('live', '/plain/', '#headline', 'For the keen', { segment: 'keen' }), live: true },
    swap('next', '/rtl/next', '#cta', 'Next words'),
    swap('seen', '/no-doctype/', '#cta', 'Seen words'),
    swap('still', '/plain/', '#cta', 'Not before the next page', { segment: 'keen' }),
  ],
}

const stage = useStage(CONFIG, { launch: launchWholeBrowser })

const words = (page: Page) => async () => [
  await page.textContent('#headline'),
  await page.textContent('#cta'),
]
const happened = async (page: Page, name: string) => {
  await allSent(page)
  const visitor = await page.evaluate(() => JSON.parse(localStorage.getItem('segue.shop')!).id)
  const events = (await stage.world.events()).filter((event) => event.visitor === visitor)
  return events.filter((event) => event.name === name).map(({ props }) => props)
}
const PATIENT = { timeout: 10_000 }

it('decides each view anew, takes back what belonged to the last, and exposes what was shown', {
  timeout: 120_000,
}, async () => {
  const { context, page, complaints } = await openPage(stage.browser, stage.host.at('spa-react'))
  await expect.poll(words(page), PATIENT).toEqual(['Home headline', 'Home words'])
  await page.click('#go')
  await expect.poll(words(page), PATIENT).toEqual([PLANS, 'Plan words'])
  await page.waitForTimeout(2_000)
  expect(await words(page)()).toEqual([PLANS, 'Plan words'])
  await page.click('#go')
  await expect.poll(words(page), PATIENT).toEqual(['Home headline', 'Home words'])

  const exposures = await happened(page, 'experience_impression')
  expect(exposures.map(({ experience }) => experience).sort()).toEqual([
    'both',
    'head',
    'home',
    'plans',
  ])
  const views = await happened(page, 'page_view')
  expect(views.map(({ path }) => path)).toEqual([
    '/spa-react/',
    '/spa-react/pricing',
    '/spa-react/',
  ])
  expect(complaints).toEqual([])
  await context.close()
})

it('lets a live experience change a page that is shown, and no other', async () => {
  const { context, page, complaints } = await openPage(stage.browser, stage.host.at('plain'))
  const before = await words(page)()
  expect(before[0]).toBe(HEADLINE)
  await page.waitForFunction(() => 'track' in (window as never as { segue: object }).segue)
  await page.evaluate(() =>
    (window as unknown as { segue: { track(name: string): Promise<void> } }).segue.track('look'),
  )
  await expect.poll(words(page), PATIENT).toEqual(['For the keen', before[1]])
  expect((await happened(page, 'experience_impression')).map((one) => one.experience)).toEqual([
    'live',
  ])
  await page.reload()
  await expect.poll(words(page), PATIENT).toEqual(['For the keen', 'Not before the next page'])
  expect(complaints).toEqual([])
  await context.close()
})

it('takes a page that comes back from the cache for a new view, and leaves it as it was shown', async () => {
  const { context, page, complaints } = await openPage(stage.browser, stage.host.at('no-doctype'))
  await allSent(page)
  // Playwright's browsers keep no page; what a browser tells one that it has kept is this.
  const comeBack = () => {
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  }
  await page.evaluate(comeBack)
  await expect.poll(async () => (await happened(page, 'page_view')).length, PATIENT).toBe(2)
  expect(await page.textContent('#cta')).toBe('Seen words')
  expect(await happened(page, 'experience_impression')).toHaveLength(1)
  await page.waitForTimeout(5_500)
  expect(await happened(page, 'experience_target_missing')).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

it('exposes what a page shows long after it has changed its address', async () => {
  const { context, page } = await openPage(stage.browser, stage.host.at('rtl'))
  await allSent(page)
  await page.evaluate(() => {
    history.pushState({}, '', '/rtl/next')
    const cta = document.querySelector('#cta')!
    setTimeout(() => cta.remove(), 500)
    setTimeout(() => document.body.append(cta.cloneNode(true)), 2_500)
  })
  const exposed = async () => (await happened(page, 'experience_impression')).length
  await expect.poll(exposed, PATIENT).toBe(1)
  await context.close()
})

/** Playwright shows every page at once, so the browser's words for it are replaced. */
const UNSEEN = {
  'is prerendered': ['prerendering', 'prerenderingchange'],
  'is in the background': ['hidden', 'visibilitychange'],
} as const

it.each(Object.keys(UNSEEN) as (keyof typeof UNSEEN)[])(
  'has changed a page that %s, and counts it when somebody looks',
  { timeout: 120_000 },
  async (how) => {
    const { context, page, complaints } = await newVisitor(stage.browser)
    await context.addInitScript(([state, change]) => {
      let isUnseen = true
      Object.defineProperty(document, state, { get: () => isUnseen })
      Object.assign(window, {
        look() {
          isUnseen = false
          document.dispatchEvent(new Event(change))
        },
      })
    }, UNSEEN[how])
    await page.goto(stage.host.at('no-doctype'))
    await expect.poll(() => page.textContent('#cta'), PATIENT).toBe('Seen words')
    const visitor = await page.evaluate(() => JSON.parse(localStorage.getItem('segue.shop')!).id)
    const told = async () =>
      (await stage.world.events()).filter(
        (event) => event.visitor === visitor && event.name === 'experience_impression',
      )
    await page.waitForTimeout(3_000)
    expect(await told()).toEqual([])
    const seenAt = Date.now()
    await page.evaluate(() => (window as unknown as { look(): void }).look())
    await expect.poll(async () => (await told()).length, PATIENT).toBe(1)
    if (how === 'is in the background') {
      expect((await told())[0]!.at).toBeGreaterThanOrEqual(seenAt - 5)
    }
    expect(complaints).toEqual([])
    await context.close()
  },
)

it('goes wrong nowhere of its own on a plain page', async () => {
  const { context, page } = await openPage(stage.browser, stage.host.at('plain'))
  await allSent(page)
  const logged: unknown[] = []
  page.on('console', async (message) => {
    if (message.type() === 'log') logged.push(message.text())
  })
  await page.evaluate(() =>
    (window as unknown as { segue: { debug(): Promise<void> } }).segue.debug(),
  )
  await page.waitForTimeout(200)
  expect(logged).toEqual([])
  await context.close()
})
