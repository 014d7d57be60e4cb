// Makes the pictures of the README and the docs: `pnpm screenshots`. The collector, the shop and the
// console in them are real; the visitors whose results are shown are those of `segue demo-data`.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchWholeBrowser } from './world/browser.ts'
import { root } from './world/root.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld } from './world/world.ts'

const SPRING = '/?utm_source=newsletter&utm_medium=email&utm_campaign=spring'
const SCREENS = ['live', 'segments', 'edit', 'versions', 'install']
/** Of results the first part, as far as the pictures by day, is looked at. */
const RESULTS = [
  { name: 'console-results', width: 1280, height: 2300, colorScheme: 'light' },
  { name: 'console-results-dark', width: 1280, height: 2300, colorScheme: 'dark' },
  { name: 'console-results-phone', width: 390, height: 1700, colorScheme: 'light' },
] as const
const SIZE = { width: 1280, height: 800 }

const folder = join(root, 'docs', 'pictures')
await mkdir(folder, { recursive: true })
const [world, browser] = await Promise.all([createWorld(), launchWholeBrowser()])
try {
  await photographShop('shop-original', '/')
  await photographShop('shop-spring', SPRING)
  await photographConsole()
  await world.segue('demo-data')
  await photographResults()
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

async function photographConsole(): Promise<void> {
  const context = await browser.newContext({ viewport: SIZE })
  const page = await context.newPage()
  await page.goto(`${world.console}/#token=${await world.token()}`)
  for (const screen of SCREENS) {
    await page.goto(`${world.console}/#/shop/${screen}`)
    await page.waitForTimeout(1_500)
    await page.screenshot({ path: join(folder, `console-${screen}.png`) })
  }
  await context.close()
}

async function photographResults(): Promise<void> {
  for (const { name, width, height, colorScheme } of RESULTS) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme })
    const page = await context.newPage()
    await page.goto(`${world.console}/#token=${await world.token()}`)
    await page.goto(`${world.console}/#/demo/results/hero`)
    await page.locator('.figure-belief svg.chart').waitFor()
    await page.waitForTimeout(500)
    await page.screenshot({ path: join(folder, `${name}.png`) })
    await context.close()
  }
}
