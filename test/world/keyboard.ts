import type { Locator, Page } from 'playwright-core'

const MOST = 250

/** Goes to something as people do who have no mouse: by Tab, from wherever they are. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor()
  for (let n = 0; n < MOST; n++) {
    await page.keyboard.press('Tab')
    const there = await wanted.evaluateAll((found) =>
      found.some((element) => element === document.activeElement),
    )
    if (there) return
  }
  throw new Error(`Tab does not lead to ${wanted}.`)
}

/** Every place that Tab leads to on a page, and whether one sees that one is there. */
export async function tabStops(page: Page): Promise<{ name: string; isSeen: boolean }[]> {
  const stops: { name: string; isSeen: boolean }[] = []
  let repeats = 0
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('[data-tabbed]')) {
      element.removeAttribute('data-tabbed')
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  for (let n = 0; n < MOST; n++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return 'outside'
      const wasHere = element.hasAttribute('data-tabbed')
      element.setAttribute('data-tabbed', '')
      // A hidden field is shown by the words beside it.
      const outlines = [element, element.nextElementSibling].map((each) => {
        const { outlineStyle, outlineWidth } = each
          ? getComputedStyle(each)
          : { outlineStyle: 'none', outlineWidth: '0' }
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
      })
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? ''
      return {
        name: `${element.localName} "${name.slice(0, 40)}"`,
        isSeen: outlines.includes(true),
        again: wasHere,
      }
    })
    // After the last one the browser's own are next, then the first.
    if (stop === 'outside') continue
    repeats = stop.again ? repeats + 1 : 0
    // A screen that comes late may take the focus to its title once.
    if (repeats > 3) return stops
    if (!stop.again) stops.push({ name: stop.name, isSeen: stop.isSeen })
  }
  return stops
}
