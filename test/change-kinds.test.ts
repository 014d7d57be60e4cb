import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage } from './pages/open-page.ts'
import { FIRST_USE, type Pages, servePages } from './pages/serve.ts'
import { launchBrowser } from './world/browser.ts'
import { publish } from './world/publish.ts'
import { allSent } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const only = (id: string, pages: string[], ...changes: object[]) => ({
  id,
  pages,
  audiences: [{ segment: '*', arms: [{ id: 'b', changes }] }],
})
const KINDS = [
  { kind: 'text', target: '#headline', text: 'Hello, {declared.first_name|friend}' },
  { kind: 'content', target: '#promo', html: '<h2>Two for one</h2><p class="lead">This week</p>' },
  { kind: 'attribute', target: '#cta', name: 'title', value: 'No card needed' },
  { kind: 'link', target: '#cta', href: '/trial', was: 'Start  free trial' },
  { kind: 'text', target: '#cta', text: 'Not for these words', was: 'Start paid trial' },
  { kind: 'class', target: '#cta', add: ['is-hot'], remove: ['button'] },
  { kind: 'style', target: '#headline', styles: { color: 'rgb(200, 0, 0)', '--gap': '2px' } },
  { kind: 'hide', target: '#count' },
  { kind: 'remove', target: '#toggle' },
  { kind: 'insert', target: '#promo', where: 'before', html: '<p id="new">Since today</p>' },
  {
    kind: 'insert',
    target: '#promo',
    where: 'after',
    html: '<picture><source srcset="/favicon.ico?wide"><img id="shot" src="/favicon.ico?old" srcset="/favicon.ico?old2 2x" alt="Old"></picture>',
  },
  { kind: 'image', target: '#shot', src: '/favicon.ico?new', alt: 'New' },
]
/** Away from its parent: a framework would look for it there, and throw. */
const AWAY = { kind: 'move', target: '#bump', where: 'before', to: '#headline' }
const CONFIG = {
  experiences: ['plain', 'react-ssr'].map((page) => only(page, [`/${page}/`], ...KINDS, AWAY)),
}

let world: World
let browser: Browser
let host: Pages
let untouched: Pages
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  const { tag } = await publish(world, CONFIG)
  host = await servePages({ hold: 300, head: () => tag })
  untouched = await servePages()
}, FIRST_USE)
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  await untouched?.stop()
  await world?.stop()
})

const look = (page: Page) =>
  page.evaluate(() => {
    const of = (selector: string) => document.querySelector<HTMLElement>(selector)
    const display = (selector: string) => getComputedStyle(of(selector)!).display
    return {
      headline: of('#headline')!.textContent,
      color: getComputedStyle(of('#headline')!).color,
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not to be read
      promo: of('#promo')!.innerText.replace(/\s+/g, ' ').trim(),
      cta: of('#cta')!.textContent,
      title: of('#cta')!.title,
      href: of('#cta')!.getAttribute('href'),
      classes: of('#cta')!.className,
      hidden: [display('#count'), display('#toggle')],
      before: of('#promo')!.previousElementSibling?.id,
      shot: ['source', 'img'].map((name) =>
        of(`picture ${name}`)!
          .getAttributeNames()
          .map((each) => `${each}=${of(`picture ${name}`)!.getAttribute(each)}`)
          .join(' '),
      ),
      first: of('#headline')!.previousElementSibling?.id ?? '',
    }
  })
const body = (page: Page) => page.evaluate(() => document.body.innerHTML.replace(/\s+/g, ' '))

it.each(['plain', 'react-ssr'])(
  'makes every kind of change on %s, and takes it back',
  async (name) => {
    const clean = await openPage(browser, untouched.at(name))
    const original = await body(clean.page)
    await clean.context.close()
    const { context, page, complaints } = await openPage(browser, host.at(name))
    const changed = {
      headline: 'Hello, friend',
      color: 'rgb(200, 0, 0)',
      promo: 'Two for one This week',
      cta: 'Start free trial',
      title: 'No card needed',
      href: '/trial',
      classes: 'is-hot',
      hidden: ['none', 'none'],
      before: 'new',
      shot: ['srcset=/favicon.ico?new', 'id=shot src=/favicon.ico?new alt=New'],
      first: name === 'plain' ? 'bump' : '',
    }
    await expect.poll(() => look(page), { timeout: 15_000 }).toEqual(changed)
    // The page's own handlers are still there.
    await page.dispatchEvent('#bump', 'click')
    await expect.poll(() => page.textContent('#count')).toBe('1')
    await page.dispatchEvent('#bump', 'click')
    await allSent(page)
    const conflicts = (await world.events()).filter(
      ({ name: event, props }) => event === 'experience_conflict' && props?.experience === name,
    )
    expect(conflicts.map(({ props }) => props?.target)).toEqual(name === 'plain' ? [] : ['#bump'])
    await page.evaluate(() => (window as unknown as { segue: { stop(): void } }).segue.stop())
    expect((await body(page)).replace('>2<', '>0<')).toBe(original)
    expect(complaints).toEqual([])
    await context.close()
  },
)
