import type { BrowserContext, Page } from 'playwright-core'
import { allSent } from '../world/visitor.ts'
import { visitorId } from './stored.ts'

type Segue = { track(name: string, props: object): Promise<void> }

/** Opens a page and waits for its script. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'commit' })
  await isReady(page)
}

export const isReady = (page: Page) =>
  page.waitForFunction(() => 'track' in ((window as unknown as { segue?: object }).segue ?? {}))

/** Holds when the promises of `segue.track` hold: from then on nothing may be lost. */
export const tell = (page: Page, name: string, marks: string[]) =>
  page.evaluate(
    ([name, marks]) => {
      const { segue } = window as unknown as { segue: Segue }
      return Promise.all(marks.map((mark) => segue.track(name, { mark }))).then(() => {})
    },
    [name, marks] as const,
  )

/** The network has come back, or so the browser says: nothing waits for its time any longer. */
export const sayOnline = (page: Page) =>
  page.evaluate(() => {
    dispatchEvent(new Event('online'))
  })

/** Somebody comes back over a sound network, and all that waits is sent; gives who they are by now. */
export async function comeBack(context: BrowserContext, url: string): Promise<string> {
  const page = await context.newPage()
  await open(page, url)
  // A database that is slow to open has more in it.
  await page.waitForFunction(() => !('segue.shop.shelf' in localStorage))
  await sayOnline(page)
  await allSent(page)
  const visitor = await visitorId(page)
  await page.close()
  return visitor
}
