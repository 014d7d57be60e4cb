// Makes the pictures of the README and the docs: `pnpm screenshots`. The collector, the shop and the
// console in them are real; the visitors whose results are shown are those of `segue demo-data`.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Request } from 'playwright-core'
import { launchWholeBrowser } from './world/browser.ts'
import { root } from './world/root.ts'
import { openScreen, SCREENS } from './world/screens.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld } from './world/world.ts'

const SPRING = '/?utm_source=newsletter&utm_medium=email&utm_campaign=spring'
/** How each screen is looked at; of a long one, the beginning. */
const LOOKS = [
  { suffix: '', width: 1280, height: 800, colorScheme: 'light' },
  { suffix: '-dark', width: 1280, height: 800, colorScheme: 'dark' },
  { suffix: '-phone', width: 390, height: 844, colorScheme: 'light' },
] as const
/** Results are looked at as far as the pictures by day. */
const TALL: Record<string, number> = { results: 2_300, figures: 1_300 }
const SIZE = { width: 1280, height: 800 }

const folder = join(root, 'docs', 'pictures')
await mkdir(folder, { recursive: true })
const [world, browser] = await Promise.all([createWorld(), launchWholeBrowser()])
try {
  await photographShop('shop-original', '/')
  await photographShop('shop-spring', SPRING)
  await world.segue('demo-data')
  for (const look of LOOKS) await photographConsole(look)
} finally {
  await browser.close()
  await world.stop()
}

async function photographShop(name: string, address: string): Promise<void> {
  const { context, page } = await newVisitor(browser)
  await page.setViewportSize(SIZE)
  await page.goto(world.shop + address)
  await allSent(page)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
}

async function photographConsole(look: (typeof LOOKS)[number]): Promise<void> {
  const { suffix, width, height, colorScheme } = look
  const context = await browser.newContext({ viewport: { width, height }, colorScheme })
  const page = await context.newPage()
  const counting = new Set<Request>()
  page.on('request', (request) => {
    if (request.url().endsWith('/replay')) counting.add(request)
  })
  page.on('requestfinished', (request) => counting.delete(request))
  page.on('requestfailed', (request) => counting.delete(request))
  await page.goto(`${world.console}/#token=${await world.token()}`)
  for (const screen of SCREENS) {
    await page.setViewportSize({ width, height: TALL[screen.name] ?? height })
    await openScreen(page, world.console, screen)
    // What comes after the main content: counts by replay, charts, fonts.
    await page.waitForTimeout(2_000)
    while (counting.size > 0) await page.waitForTimeout(200)
    const name = `console-${screen.name.replaceAll(' ', '-')}${suffix}`
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  await context.close()
}
