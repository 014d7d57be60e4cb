import type { Browser, BrowserContext, Page } from 'playwright-core'

/** Somebody with a browser profile of their own, and everything that their console complained about. */
export type Visitor = { context: BrowserContext; page: Page; complaints: string[] }

export async function newVisitor(browser: Browser): Promise<Visitor> {
  const context = await browser.newContext()
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  return { context, page: await context.newPage(), complaints }
}

/** Moves the visitor's clock for all pages from now on. */
export async function moveClock(context: BrowserContext, minutes: number): Promise<void> {
  await context.addInitScript((ahead) => {
    const Real = Date
    const now = () => Real.now() + ahead
    class Moved extends Real {
      constructor(...args: []) {
        super(...((args.length ? args : [now()]) as []))
      }
      static override now = now
    }
    window.Date = Moved as DateConstructor
  }, minutes * 60_000)
}

/** Waits until this browser has sent all that it has stored. (`waitForFunction` awaits no promise.) */
export async function allSent(page: Page): Promise<void> {
  const waiting = () =>
    page.evaluate(async () => {
      type Segue = { export?: () => Promise<{ waiting: unknown[] }> }
      const { segue } = window as unknown as { segue?: Segue }
      return (await segue?.export?.())?.waiting.length
    })
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if ((await waiting()) === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`After 30 s there still wait ${await waiting()} events.`)
}
