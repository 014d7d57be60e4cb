import type { Page } from 'playwright-core'

/** A screen of the console, and what is there when its main content is. */
export type Screen = { name: string; path: string; shows: string }

const ofSite = (name: string, path: string, shows: string): Screen => ({ name, path, shows })

/** Every screen that somebody who is signed in comes to. A new one is a row here. */
export const SCREENS: readonly Screen[] = [
  ofSite('results', 'results/hero', '.report table'),
  ofSite('figures', 'figures', '.leading, main .empty'),
  ofSite('live', 'live', '.events, .empty'),
  ofSite('segments', 'segments', '.segment-row-name'),
  ofSite('segment library', 'segments/+', '.library button, .library a'),
  ofSite('segment', 'segments/spring', 'main .rules-list .rule'),
  ofSite('experiences', 'edit', '.segment-row-name'),
  ofSite('experience', 'edit/hero', '.arm-grid, table'),
  ofSite('audience', 'edit/hero/spring', '.arm-grid, table'),
  ofSite('publish', 'publish', '#publish-title'),
  ofSite('versions', 'versions', 'main li'),
  ofSite('install', 'install', 'main pre, main code'),
  ofSite('people', 'people', 'main form'),
  ofSite('record', 'audit', 'main table, main li'),
  ofSite('account', 'account', 'main h2'),
]

/** Until all that is in view is there: asked at each frame, since a locator looks only now and then. */
export async function openScreen(
  page: Page,
  console: string,
  { path, shows }: Screen,
  site = 'demo',
): Promise<void> {
  await page.goto(`${console}/#/${site}/${path}`)
  await page.waitForFunction((shows) => {
    const isInView = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }
    const isWaiting = (element: Element) => isInView(element) && !element.querySelector('svg')
    const all = (selector: string) => [...document.querySelectorAll(selector)]
    return (
      all(shows).some((element) => element.checkVisibility()) &&
      !all('.waiting, .drawing').some(isWaiting)
    )
  }, shows)
}

/** With the pictures below, which are drawn when somebody comes near them. */
export async function openWholeScreen(...opened: Parameters<typeof openScreen>): Promise<void> {
  await openScreen(...opened)
  const [page, , { name }] = opened
  // What comes after the report.
  if (name === 'results') await page.locator('.figure-belief, .empty').first().waitFor()
  for (const drawing of await page.locator('.drawing').all()) {
    await drawing.scrollIntoViewIfNeeded()
    await drawing.locator('svg.chart').waitFor()
  }
}
