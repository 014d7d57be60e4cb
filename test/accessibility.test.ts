import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { tabStops } from './world/keyboard.ts'
import { openWholeScreen, SCREENS } from './world/screens.ts'
import { createWorld, type World } from './world/world.ts'

const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 800 }
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: DESK },
  { name: 'dark', colorScheme: 'dark', viewport: DESK },
  { name: 'light, on a phone', colorScheme: 'light', viewport: PHONE },
  { name: 'dark, on a phone', colorScheme: 'dark', viewport: PHONE },
] as const

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  await world.segue('demo-data', '--visitors', '1500')
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

async function signedIn(look: (typeof LOOKS)[number]): Promise<Page> {
  const context = await browser.newContext({ ...look, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${world.console}/#token=${await world.token()}`)
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  return page
}

/** What axe finds on a screen, in words. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

it.each(LOOKS)(
  'has nothing that axe would complain about: $name',
  { timeout: 600_000 },
  async (look) => {
    const page = await signedIn(look)
    for (const screen of SCREENS) {
      await openWholeScreen(page, world.console, screen)
      expect([screen.name, await faultsOf(page)]).toEqual([screen.name, []])
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([screen.name, width]).toEqual([screen.name, look.viewport.width])
    }
    // It does find something where something is.
    await page.evaluate(() =>
      document.querySelector('main')!.append(document.createElement('button')),
    )
    expect(await faultsOf(page)).toEqual([expect.stringContaining('button-name')])
    await page.context().close()
  },
)

it('shows at each stop of Tab where one is', { timeout: 600_000 }, async () => {
  const page = await signedIn(LOOKS[0])
  for (const screen of SCREENS) {
    await page.goto('about:blank')
    await openWholeScreen(page, world.console, screen)
    const stops = await tabStops(page)
    expect([screen.name, stops.length > 8]).toEqual([screen.name, true])
    const unseen = stops.filter(({ isSeen }) => !isSeen).map(({ name }) => name)
    expect([screen.name, unseen]).toEqual([screen.name, []])
  }
  await page.context().close()
})
