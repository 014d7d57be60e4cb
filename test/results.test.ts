import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

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

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)
}

it('shows simulated results in words, numbers and pictures that one can take along', async () => {
  const { page, context, complaints } = await newVisitor(browser)
  page.setDefaultTimeout(30_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${world.console}/#token=${await world.token()}`)
  await page.goto(`${world.console}/#/demo/results/hero`)
  await page.getByRole('region', { name: 'Verdict' }).waitFor()
  await page.getByRole('radio', { name: 'Put into the cart' }).check()
  const forest = page.getByRole('figure').filter({ hasText: 'Lift by audience' })
  await forest.locator('svg.chart').waitFor()
  await page.getByRole('heading', { name: 'A closer look' }).waitFor()

  await forest.getByText('Table').click()
  await forest.getByRole('row').filter({ hasText: 'Came from a search' }).waitFor()
  await page.getByText('What should not suffer').click()
  expect(await faultsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await faultsOf(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(390)

  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    forest.getByRole('button', { name: 'PNG' }).click(),
  ])
  expect(picture.suggestedFilename()).toBe('lift-by-audience.png')
  const bytes = Buffer.concat(await (await picture.createReadStream()).toArray())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  // As wide as the phone's picture at twice its size, so it is not empty.
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(600)

  await page.getByRole('button', { name: 'Take them out' }).click()
  await page.getByText('Nobody has seen this experience yet').waitFor()
  await page.getByRole('button', { name: 'Load demo data' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Load demo data' }).waitFor()
  // The policy of the console takes all of it: charts, files, pictures.
  expect(complaints).toEqual([])
  await context.close()
})
