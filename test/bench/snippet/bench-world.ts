import type { Browser, BrowserContext } from 'playwright-core'
import { launchWholeBrowser } from '../../world/browser.ts'
import { makeEntries } from './entries.ts'
import type { Entry } from './entry.ts'
import type { From } from './options.ts'
import { type Origin, openFar, openOrigin } from './origins.ts'
import { startSegue } from './segue-runs.ts'
import { serve } from './serve.ts'

/** DNS, TCP and TLS of a host that a page has not spoken to before, at 150 ms for each way and back. */
const FIRST_BYTE_LATER = 450

/** Everything that runs while the bench runs: a collector, the page's origin, the far one, a browser. */
export type BenchWorld = {
  entries: Entry[]
  browser: Browser
  urlOf(from: From, name: string): string
  /** Somebody who has never been here. */
  newContext(): Promise<BrowserContext>
  stop(): Promise<void>
}

export async function createBenchWorld(names: string[]): Promise<BenchWorld> {
  const segue = await startSegue()
  const entries = await makeEntries(names, segue)
  const places: Record<string, { scripts: string; collector: string }> = {}
  const page = await openOrigin(
    serve({
      entries,
      collector: segue.collector,
      placesOf: (from, { name }) => {
        const { scripts, collector } = places[from]!
        return {
          files: `${scripts}/s/${name}/`,
          api: `${scripts}/api/${name}/`,
          collector,
        }
      },
    }),
  )
  const far: Origin = await openFar(page.url, FIRST_BYTE_LATER)
  const farCollector = await openFar(segue.collector, FIRST_BYTE_LATER)
  places.same = { scripts: page.url, collector: `${page.url}/segue` }
  places.other = { scripts: far.url, collector: farCollector.url }

  const browser = await launchWholeBrowser()
  // Some vendors' scripts do nothing in a browser that says that it is driven.
  const version = browser.version().split('.')[0]
  const userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`
  return {
    entries,
    browser,
    urlOf: (from, name) => `${page.url}/${from}/${name}`,
    async newContext() {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        userAgent,
        locale: 'en-US',
      })
      await context.addInitScript(() => {
        Object.defineProperty(navigator, 'webdriver', { get: () => false })
      })
      return context
    },
    async stop() {
      await browser.close()
      for (const origin of [far, farCollector, page]) await origin.stop()
      await segue.stop()
    },
  }
}
