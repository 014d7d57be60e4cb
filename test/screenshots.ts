// Makes the pictures of the README and the docs: `pnpm screenshots`. Everything in them is real:
// a collector, the demo shop, and visitors in browsers of their own.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser } from './world/browser.ts'
import { root } from './world/root.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld } from './world/world.ts'

const SPRING = '/?utm_source=newsletter&utm_medium=email&utm_campaign=spring'
const SCREENS = ['results', 'live', 'edit', 'versions', 'install']
const VISITORS = 60
const SIZE = { width: 1280, height: 800 }

const folder = join(root, 'docs', 'pictures')
await mkdir(folder, { recursive: true })
const [world, browser] = await Promise.all([createWorld(), launchBrowser()])
try {
  await photographShop('shop-original', '/')
  await photographShop('shop-spring', SPRING)
  for (let n = 0; n < VISITORS; n++) await visit(n)
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

/** Visitors of whom those who see a variant are a little keener, so that there is something to see. */
async function visit(n: number): Promise<void> {
  const { context, page } = await newVisitor(browser)
  await page.goto(`${world.shop}${n % 4 ? '/' : SPRING}`)
  const sees = (await page.textContent('#hero-cta'))?.trim()
  if (n % 5 === 0 || (sees !== 'Shop rain jackets' && n % 3 === 0)) {
    await page.goto(`${world.shop}/p/${n % 2 ? 'ferry-tote' : 'lock-backpack'}`)
    await page.click('#add-to-cart')
  }
  await allSent(page)
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
