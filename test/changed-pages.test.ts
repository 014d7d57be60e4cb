import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, it } from 'vitest'
import { openPage, takenOver } from './pages/open-page.ts'
import { pages } from './pages/pages.ts'
import { FIRST_USE, type Pages, servePages } from './pages/serve.ts'
import { RENAMED } from './pages/words.ts'
import { launchBrowser } from './world/browser.ts'
import { painted } from './world/paint-probe.ts'
import { publish } from './world/publish.ts'
import { newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

// Segue on other people's pages: the words that it shows are the first that are painted, and the
// page goes on as it was made.

const HOLDS = [0, 500]
const PATIENT = { timeout: 10_000, interval: 20 }
const SWAPPED = 'Claim my free month'
/** It renders the whole page anew ten times a second: given up after five times, by design. */
const FIGHTS = ['react-takes-back']
/** Their own scripts put something between what is painted already. */
const MOVES = ['late-cta', 'web-component-by-script', 'alpine']

const text = (target: string) => ({ kind: 'text', target, text: SWAPPED })
const swap = (id: string, page: string, target: string) => ({
  id,
  pages: [page],
  audiences: [{ segment: '*', arms: [{ id: 'b', changes: [text(target)] }] }],
})
const CONFIG = {
  experiences: [...pages.map(({ name, cta = '#cta' }) => swap(name, `/${name}/`, cta))],
}

let world: World
let browser: Browser
let hosts: Map<number, Pages>
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  const { tag, strict } = await publish(world, CONFIG)
  const head = (nonce: string, { page }: { page: string }) =>
    page === 'strict-csp' ? strict.replaceAll('NONCE', nonce) : tag
  hosts = new Map()
  for (const hold of HOLDS) hosts.set(hold, await servePages({ hold, head }))
}, FIRST_USE)
afterAll(async () => {
  await browser?.close()
  for (const host of hosts?.values() ?? []) await host.stop()
  await world?.stop()
})

const texts = async (page: Page) => (await painted(page)).texts
const press = (page: Page, button: string) => page.dispatchEvent(button, 'click')
const count = (page: Page, selector: string) => () => page.locator(selector).count()

/** Every page with its scripts at once or late; all with both by `pnpm pages`. */
const cases = pages
  .filter(({ name }) => !FIGHTS.includes(name))
  .flatMap(({ name, cta }, index) =>
    (process.env.SEGUE_HOLDS === 'both' ? HOLDS : [HOLDS[index % 2]!]).map(
      (hold) => [name, hold, cta] as const,
    ),
  )

// Together: most of it is waiting for what must not happen.
it.concurrent.for(cases)(
  '%s shows nothing but the new words, its scripts %i ms late',
  async ([name, hold, cta], { expect }) => {
    const host = hosts.get(hold)!
    const { context, page, complaints } = await openPage(browser, host.at(name), cta)
    await expect.poll(() => texts(page), PATIENT).toEqual([SWAPPED])
    if (!MOVES.includes(name)) expect((await painted(page)).shifts).toEqual([])
    await press(page, '#bump')
    await press(page, '#bump')
    await expect.poll(() => page.textContent('#count'), PATIENT).toBe('2')
    await press(page, '#toggle')
    await expect.poll(count(page, '#promo'), PATIENT).toBe(0)
    await press(page, '#toggle')
    await expect.poll(count(page, '#promo p'), PATIENT).toBe(1)
    // Whatever the page writes there, the visitor goes on seeing what was decided.
    await press(page, '#rename')
    await page.waitForTimeout(300)
    await press(page, '#rename')
    await page.waitForTimeout(1_000)
    expect(await texts(page)).toEqual([SWAPPED])
    expect(complaints).toEqual([])
    // And when Segue goes, the page is as its own code left it.
    await page.evaluate(() => (window as unknown as { segue: { stop(): void } }).segue.stop())
    await press(page, '#rename')
    await expect.poll(async () => (await texts(page)).at(-1), PATIENT).toBe(RENAMED)
    expect(complaints).toEqual([])
    await context.close()
  },
)

it('covers words at their own size, though the stylesheet comes after them', async ({ expect }) => {
  const host = hosts.get(500)!
  const { context, page } = await newVisitor(browser)
  await context.route('**/page.css', async (route) => {
    await new Promise((done) => setTimeout(done, 300))
    await route.continue()
  })
  await context.addInitScript(() => {
    const tops: number[] = []
    const note = () => tops.push(document.querySelector('#promo')!.getBoundingClientRect().top)
    const onLoad = ({ target }: Event) => {
      if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return
      note()
      requestAnimationFrame(() => requestAnimationFrame(note))
    }
    document.addEventListener('load', onLoad, true)
    Object.assign(window, { tops })
  })
  await page.goto(host.at('next'))
  await takenOver(page)
  const tops = await page.evaluate(() => (window as unknown as { tops: number[] }).tops)
  expect(new Set(tops).size).toBe(1)
  await context.close()
})
