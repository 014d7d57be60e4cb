import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, it } from 'vitest'
import { openPage } from './pages/open-page.ts'
import { pages } from './pages/pages.ts'
import { FIRST_USE, type Pages, servePages } from './pages/serve.ts'
import { ORIGINAL, RENAMED } from './pages/words.ts'
import { launchBrowser } from './world/browser.ts'
import { painted } from './world/paint-probe.ts'

/** With their own scripts at once, and half a second late. */
const HOLDS = [0, 500]
/** Other tests may have the processor. */
const PATIENT = { timeout: 10_000, interval: 20 }

let browser: Browser
let hosts: Map<number, Pages>
beforeAll(async () => {
  browser = await launchBrowser()
  hosts = new Map()
  for (const hold of HOLDS) hosts.set(hold, await servePages({ hold }))
}, FIRST_USE)
afterAll(async () => {
  await browser?.close()
  for (const host of hosts?.values() ?? []) await host.stop()
})

const texts = async (page: Page) => (await painted(page)).texts
const count = (page: Page, selector: string) => () => page.locator(selector).count()

// Without a mouse that has to find the button first: this is about what the page does then.
const press = (page: Page, button: string) => page.dispatchEvent(button, 'click')

/** Every page with its scripts at once or late; all with both by `pnpm pages`. */
const cases = pages
  // What this one shows first is a part of its words.
  .filter(({ pause }) => !pause)
  .flatMap(({ name, cta, second }, index) =>
    (process.env.SEGUE_HOLDS === 'both' ? HOLDS : [HOLDS[index % 2]!]).map(
      (hold) => [name, hold, cta, second] as const,
    ),
  )

it.concurrent.for(cases)(
  '%s keeps its contract with its scripts %i ms late',
  async ([name, hold, cta = '#cta', second], { expect }) => {
    const { context, page, complaints } = await openPage(browser, hosts.get(hold)!.at(name), cta)
    await expect.poll(() => texts(page), PATIENT).toEqual([ORIGINAL])

    await press(page, '#bump')
    await press(page, '#bump')
    await expect.poll(() => page.textContent('#count'), PATIENT).toBe('2')

    await press(page, '#toggle')
    await expect.poll(count(page, '#promo'), PATIENT).toBe(0)
    await press(page, '#toggle')
    await expect.poll(count(page, '#promo p'), PATIENT).toBe(1)

    await press(page, '#rename')
    await expect.poll(() => texts(page), PATIENT).toEqual([ORIGINAL, RENAMED])
    await press(page, '#rename')
    await expect.poll(() => texts(page), PATIENT).toEqual([ORIGINAL, RENAMED, ORIGINAL])

    if (second) {
      await page.click('#go')
      await expect.poll(async () => (await texts(page)).at(-1), PATIENT).toBe(second.words)
      expect(page.url()).toBe(hosts.get(hold)!.at(name, second.path))
      await page.click('#go')
      await expect.poll(async () => (await texts(page)).at(-1), PATIENT).toBe(ORIGINAL)
      // One document all the way: what it has counted is still there.
      expect((await texts(page)).slice(0, 3)).toEqual([ORIGINAL, RENAMED, ORIGINAL])
    }
    expect(complaints).toEqual([])
    await context.close()
  },
)
