import type { Page } from 'playwright-core'
import { it } from 'vitest'
import { takenOver } from './pages/open-page.ts'
import { useStage } from './pages/stage.ts'
import { newVisitor } from './world/visitor.ts'

// On pages that a framework takes over, blocks stand where they belong before it comes.

const PAGES = ['react-ssr', 'react-document', 'next', 'vue-ssr', 'svelte-ssr', 'preact-ssr']
const HOLD = 600
const PATIENT = { timeout: 15_000, interval: 50 }
const card = (headline: string) => ({
  block: 'card',
  props: { headline, text: 'By hand', image: '/workshop.svg', alt: 'A workshop' },
})
const CHANGES = [
  { block: 'announcement', props: { text: 'Free delivery', close: 'Close' } },
  {
    block: 'hero',
    target: '#promo',
    props: { headline: 'Two for one', text: 'This week', button: 'See both', link: '/two' },
  },
  { ...card('Made here'), target: '#headline', where: 'after' },
  {
    block: 'countdown',
    target: '#headline',
    where: 'after',
    props: { text: 'The sale ends in', until: '2036-01-01T00:00Z' },
  },
  { ...card('Before'), target: '#cta', where: 'before' },
  { ...card('First'), target: 'main', where: 'first' },
  { ...card('Last'), target: 'main', where: 'last' },
].map((change) => ({ kind: 'block', ...change }))

const pages = PAGES.map((page) => `/${page}/`)
const stage = useStage(
  {
    experiences: [
      { id: 'all', pages, audiences: [{ segment: '*', arms: [{ id: 'b', changes: CHANGES }] }] },
    ],
  },
  { hold: HOLD },
)

/** How many blocks stand in the page's own tree, and where all of them and what surrounds them are. */
type Frame = { inTree: number; tops: Record<string, number> }

/** Notes each frame in which the page was all there, without repetitions. */
async function watchBlocks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const frames: Frame[] = []
    Object.assign(window, { frames })
    const hostsIn = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches('[data-segue-block]') ? [element] : []),
        ...(element.shadowRoot && !element.matches('[data-segue-block]')
          ? hostsIn(element.shadowRoot)
          : []),
      ])
    const look = () => {
      if (!document.querySelector('#toggle')) return
      const tops = Object.fromEntries(
        [...hostsIn(document), ...document.querySelectorAll('#cta, #promo, #toggle')].map((one) => {
          const { top, height } = one.getBoundingClientRect()
          return [one.getAttribute('data-segue-block') ?? one.id, height && top]
        }),
      )
      const frame = { inTree: document.querySelectorAll('[data-segue-block]').length, tops }
      if (JSON.stringify(frames.at(-1)) !== JSON.stringify(frame)) frames.push(frame)
    }
    // Called after all animation-frame callbacks, style and layout: what it sees is painted.
    const mark = document.createElement('paint-mark')
    Object.assign(mark.style, { position: 'fixed', top: '-9px', height: '1px', width: '1px' })
    const observer = new ResizeObserver(look)
    let isWide = false
    const onFrame = () => {
      if (document.body && !mark.isConnected) {
        document.documentElement.append(mark)
        observer.observe(mark)
      }
      isWide = !isWide
      mark.style.width = isWide ? '2px' : '1px'
      requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
  })
}

it.for(PAGES)(
  'shows every block in its place from the first frame on %s',
  async (name, { expect }) => {
    const { context, page, complaints } = await newVisitor(stage.browser)
    await watchBlocks(page)
    await page.goto(stage.host.at(name))
    const framesOf = () => page.evaluate(() => (window as unknown as { frames: Frame[] }).frames)
    await expect.poll(async () => (await framesOf()).at(-1)?.inTree, PATIENT).toBe(CHANGES.length)
    await takenOver(page)
    await page.waitForTimeout(300)
    const frames = await framesOf()
    // Those before a framework comes are no others than those after.
    expect(frames[0]?.inTree).toBe(0)
    const places = [...new Set(frames.map(({ tops }) => JSON.stringify(tops)))]
    expect(places).toEqual(places.slice(0, 1))
    expect(Object.values(frames[0]!.tops).filter((top) => top > 0)).toHaveLength(CHANGES.length + 2)
    // And nothing of it is left to be in anybody's way.
    expect(await page.locator('[slot]').count()).toBe(0)
    await page.dispatchEvent('#bump', 'click')
    await expect.poll(() => page.textContent('#count'), PATIENT).toBe('1')
    await page.dispatchEvent('#toggle', 'click')
    await expect.poll(() => page.locator('#promo').count(), PATIENT).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  },
)
