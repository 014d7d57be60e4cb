import type { Browser, Download } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

/** All of its thirty days go through the real pipeline. */
const LOADING = 300_000

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

const bytesOf = async (file: Download) =>
  Buffer.concat(await (await file.createReadStream()).toArray())

it(
  'takes a tester from an empty report to files of what was found',
  async () => {
    const { page, context, complaints } = await newVisitor(browser)
    page.setDefaultTimeout(30_000)
    await page.goto(`${world.console}/#token=${await world.token()}`)
    await page.goto(`${world.console}/#/shop/results/hero`)
    await page.getByRole('button', { name: 'Load demo data' }).click()
    await page.getByRole('progressbar').waitFor()
    await page.getByText('Simulated visitors are among these numbers').waitFor({ timeout: LOADING })

    const verdict = page.getByRole('region', { name: 'Verdict' })
    await verdict.waitFor()
    await verdict.getByText(/What is known of the \d+ comparisons/).click()
    await verdict
      .getByText(/between [−+]/)
      .first()
      .waitFor()
    const forest = page.getByRole('figure').filter({ hasText: 'Lift by audience' })
    await forest.scrollIntoViewIfNeeded()
    await forest.locator('svg.chart').waitFor()
    await forest.getByText('Table').click()
    const audience = forest.getByRole('row').filter({ hasText: 'Everyone else' }).first()
    await audience.waitFor()

    const save = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        forest.getByRole('button', { name }).click(),
      ])
      return bytesOf(file)
    }
    const [head, ...rows] = String(await save('CSV'))
      .trim()
      .split('\r\n')
    expect(head).toContain('Audience')
    expect(rows.length).toBe((await forest.getByRole('row').count()) - 1)
    expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG')
    expect(complaints).toEqual([])
    await context.close()
  },
  LOADING * 1.5,
)
