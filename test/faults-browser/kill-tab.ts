import type { Page } from 'playwright-core'

/** As the system does it that needs the memory: the page hears nothing of it. */
export async function killTab(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  // Nobody is there to answer.
  session.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}
