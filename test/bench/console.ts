import type { Browser } from 'playwright-core'
import { launchWholeBrowser } from '../world/browser.ts'
import { openScreen, SCREENS, type Screen } from '../world/screens.ts'
import { createWorld, type World } from '../world/world.ts'

const ROUNDS = 5
/** From the address to what one came for. */
const WANTED = 1_000

/** `pnpm bench console`: how long each screen takes, with demo data, until its main content is there. */
export async function run(): Promise<void> {
  const [world, browser] = await Promise.all([createWorld(), launchWholeBrowser()])
  try {
    await world.segue('demo-data')
    const rows = []
    for (const screen of SCREENS) rows.push(await measure(world, browser, screen))
    console.table(rows)
    console.log(`Wanted: ${WANTED} ms at most, by the middle one of ${ROUNDS}.`)
  } finally {
    await browser.close()
    await world.stop()
  }
}

async function measure(world: World, browser: Browser, screen: Screen) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${world.console}/#token=${await world.token()}`)
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  const fresh: number[] = []
  const there: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto('about:blank')
    fresh.push(await timed(() => openScreen(page, world.console, screen)))
    // What is asked for after that, about the rest of the screen, would stand in the next one's way.
    await page.waitForLoadState('networkidle')
    await page.goto(`${world.console}/#/demo/${screen.path === 'account' ? 'people' : 'account'}`)
    await page.locator('main h2').first().waitFor()
    there.push(await timed(() => openScreen(page, world.console, screen)))
  }
  await context.close()
  const [opened, from] = [middle(fresh), middle(there)]
  return {
    screen: screen.name,
    'opened (ms)': opened,
    'from another (ms)': from,
    'in time': opened <= WANTED,
  }
}

async function timed(what: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await what()
  return Math.round(performance.now() - began)
}

const middle = (numbers: number[]): number =>
  numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)]!
