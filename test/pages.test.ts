import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pages } from './pages/pages.ts'
import { type Pages, servePages } from './pages/serve.ts'
import { ORIGINAL, RENAMED } from './pages/words.ts'
import { launchBrowser } from './world/browser.ts'
import { painted, probePaints } from './world/paint-probe.ts'
import { newVisitor } from './world/visitor.ts'

const HOLDS = [0, 500]

let browser: Browser
const servers = new Map<number, Pages>()
beforeAll(async () => {
  browser = await launchBrowser()
  for (const hold of HOLDS) servers.set(hold, await servePages({ hold }))
})
afterAll(async () => {
  await browser?.close()
  for (const server of servers.values()) await server.stop()
})

const taken = (page: Page) => page.waitForFunction(() => 'pageReady' in window)

describe.each(pages)('$name', ({ name, cta = '#cta' }) => {
  it.each(HOLDS)('keeps its contract with its scripts %i ms late', async (hold) => {
    const { context, page, complaints } = await newVisitor(browser)
    await probePaints(context, cta)
    await page.goto(servers.get(hold)!.at(name))
    await taken(page)
    await expect.poll(async () => (await painted(page)).texts).toEqual([ORIGINAL])

    await page.click('#bump')
    await page.click('#bump')
    await expect.poll(() => page.textContent('#count')).toBe('2')

    await page.click('#toggle')
    await expect.poll(() => page.locator('#promo').count()).toBe(0)
    await page.click('#toggle')
    await expect.poll(() => page.locator('#promo p').count()).toBe(1)

    await page.click('#rename')
    await expect.poll(async () => (await painted(page)).texts).toEqual([ORIGINAL, RENAMED])
    await page.click('#rename')
    await expect.poll(async () => (await painted(page)).texts.at(-1)).toBe(ORIGINAL)
    expect(complaints).toEqual([])
    await context.close()
  })
})
