import type { BrowserContext, Page } from 'playwright-core'

/** What an element showed in the frames that were painted, in order, without repetitions; and what moved. */
export type Painted = { texts: string[]; shifts: { by: number; moved: string[] }[] }

/**
 * Reads an element just before each paint. A ResizeObserver that is made to fire in every frame
 * is called after all animation-frame callbacks, style and layout: what it sees is what is painted.
 * `>>>` in the selector leads into an open shadow root. A cover counts: words of no size are not
 * read, and those that a stylesheet puts before or after them are.
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

    const [outer = '', ...inner] = wanted.split('>>>')
    const find = () =>
      inner.reduce<Element | null | undefined>(
        (host, selector) => host?.shadowRoot?.querySelector(selector),
        document.querySelector(outer),
      )
    /** Of `content` only its first string, with the signs that were escaped in it. */
    const put = (element: Element, where: '::before' | '::after') => {
      const { content, fontSize } = getComputedStyle(element, where)
      const [, string = ''] = (fontSize !== '0px' && /^"((?:[^"\\]|\\.)*)"/.exec(content)) || []
      return string.replace(/\\([0-9a-f]{1,6}) ?|\\(.)/g, (_, code?: string, sign?: string) =>
        code ? String.fromCodePoint(Number.parseInt(code, 16)) : sign!,
      )
    }
    const words = (element: Element): string => {
      const { visibility, display, fontSize } = getComputedStyle(element)
      if (visibility === 'hidden' || display === 'none') return ''
      const own = [...element.childNodes].map((node) => {
        if (node instanceof Element) return words(node)
        return node instanceof Text && fontSize !== '0px' ? node.data : ''
      })
      return [put(element, '::before'), ...own, put(element, '::after')].join('')
    }
    const look = () => {
      const element = find()
      if (!element) return
      // The parser has not come to its words yet.
      if (document.readyState === 'loading' && !element.hasChildNodes()) return
      const { visibility, display } = getComputedStyle(element)
      if (visibility === 'hidden' || display === 'none') return
      const text = words(element).trim()
      if (painted.texts.at(-1) !== text) painted.texts.push(text)
    }
    // By single properties: a strict policy takes a style as text for inline style.
    const mark = document.createElement('paint-mark')
    Object.assign(mark.style, { position: 'fixed', top: '-9px', height: '1px', width: '1px' })
    const observer = new ResizeObserver(look)
    let wide = false
    const frame = () => {
      // Beside the body, of which a page may get another one, or hydrate every child.
      if (document.body && !mark.isConnected) {
        document.documentElement.append(mark)
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
