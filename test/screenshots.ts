// Makes the pictures of the README and the docs: `pnpm screenshots`. The collector, the shop and the
// console in them are real; the crowd is simulated, with a variant that is a little better.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchWholeBrowser } from './world/browser.ts'
import { seeded, sendCrowd } from './world/crowd.ts'
import { root } from './world/root.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld } from './world/world.ts'

const SPRING = '/?utm_source=newsletter&utm_medium=email&utm_campaign=spring'
const SCREENS = ['results', 'live', 'edit', 'versions', 'install']
const VISITORS = 4_000
const SIZE = { width: 1280, height: 800 }

const folder = join(root, 'docs', 'pictures')
await mkdir(folder, { recursive: true })
const [world, browser] = await Promise.all([createWorld(), launchWholeBrowser()])
try {
  await photographShop('shop-original', '/')
  await photographShop('shop-spring', SPRING)
  await sendCrowd({
    collector: world.collector,
    visitors: VISITORS,
    random: seeded(7),
    keenness: (cell) => ({ cart: cell === 'hero/*/variant' ? 0.17 : 0.11, order: 0.4 }),
  })
  await photographConsole()
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
    // Results are looked at whole.
    const fullPage = screen === 'results'
    await page.screenshot({ path: join(folder, `console-${screen}.png`), fullPage })
  }
  await context.close()
}
