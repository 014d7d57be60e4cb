import type { BrowserContext, Page } from 'playwright-core'

/** What an element showed in the frames that were painted, in order, without repetitions; and what moved. */
export type Painted = { texts: string[]; shifts: { by: number; moved: string[] }[] }

/**
 * Reads an element just before each paint. A ResizeObserver that is made to fire in every frame
 * is called after all animation-frame callbacks, style and layout: what it sees is what is painted.
 */
export async function probePaints(context: BrowserContext, selector: string): Promise<void> {
  await context.addInitScript((wanted) => {
    const painted: Painted = { texts: [], shifts: [] }
    Object.assign(window, { painted })
    new PerformanceObserver((list) => {
      type Shift = { value: number; sources: { node: Node | null }[] }
      for (const { value, sources } of list.getEntries() as unknown as Shift[]) {
        // The header stands above all that is changed: what moves there is the shop's own doing.
        const moved = sources
          .map(({ node }) => (node instanceof Element ? node : node?.parentElement))
          .filter((element) => element?.closest('main'))
        // Nor is less than a thousandth: a picture of the shop's that comes a little later.
        if (!moved.length || value < 0.001) continue
        painted.shifts.push({ by: value, moved: moved.map((one) => one!.outerHTML.slice(0, 80)) })
      }
    }).observe({ type: 'layout-shift', buffered: true })

    const look = () => {
      const element = document.querySelector(wanted)
      if (!element) return
      const { visibility, display } = getComputedStyle(element)
      if (visibility === 'hidden' || display === 'none') return
      const text = (element.textContent ?? '').trim()
      if (painted.texts.at(-1) !== text) painted.texts.push(text)
    }
    const mark = document.createElement('div')
    mark.style.cssText = 'position:fixed;top:-9px;left:0;height:1px;width:1px'
    const observer = new ResizeObserver(look)
    let wide = false
    const frame = () => {
      if (document.body && !mark.isConnected) {
        document.body.append(mark)
        observer.observe(mark)
      }
      wide = !wide
      mark.style.width = wide ? '2px' : '1px'
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  }, selector)
}

export const painted = (page: Page): Promise<Painted> =>
  page.evaluate(() => (window as unknown as { painted: Painted }).painted)

/** As on a phone of four times less power. */
export async function slowDown(page: Page, rate = 4): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}
