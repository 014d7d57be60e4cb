import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPage, takenOver } from './pages/open-page.ts'
import { pages } from './pages/pages.ts'
import { FIRST_USE, type Pages, servePages } from './pages/serve.ts'
import { ORIGINAL } from './pages/words.ts'
import { launchBrowser } from './world/browser.ts'
import { painted } from './world/paint-probe.ts'
import { newVisitor } from './world/visitor.ts'

const TAMPERED = 'Tampered with'

/** What one should not do: writes the words while the page is parsed, whoever is going to hydrate it. */
const tamper = (nonce: string) => `<script nonce="${nonce}">
new MutationObserver((_, observer) => {
  const cta = document.querySelector('#cta')
  if (!cta) return
  observer.disconnect()
  cta.textContent = '${TAMPERED}'
}).observe(document, { childList: true, subtree: true })
</script>`

/** What a tag does to the head, and nothing else. */
const addScript = () => `<script>
document.head.append(Object.assign(document.createElement('script'), { src: 'data:text/javascript,' }))
</script>`

let browser: Browser
let untouched: Pages
let tampered: Pages
let withoutNonce: Pages
let tagged: Pages
const hosts = () => [untouched, tampered, withoutNonce, tagged]
beforeAll(async () => {
  browser = await launchBrowser()
  untouched = await servePages()
  tampered = await servePages({ head: tamper, hold: 500 })
  withoutNonce = await servePages({ head: () => tamper('') })
  tagged = await servePages({ head: addScript, hold: 500 })
}, FIRST_USE)
afterAll(async () => {
  await browser?.close()
  for (const host of hosts()) await host?.stop()
})

const open = (host: Pages, name: string) =>
  openPage(browser, host.at(name), pages.find((page) => page.name === name)?.cta)

describe('words that are written while the page is parsed', () => {
  it.each(['plain', 'no-doctype', 'nine-thousand-nodes', 'strict-csp', 'react-client'])(
    'stay on %s',
    async (name) => {
      const { context, page, complaints } = await open(tampered, name)
      expect((await painted(page)).texts).toEqual([TAMPERED])
      expect(complaints).toEqual([])
      await context.close()
    },
  )

  it.each([
    ['react-ssr', /error #418/],
    ['react-icon', /error #418/],
    ['react-document', /error #418/],
    ['next', /error #418/],
    ['vue-ssr', /Hydration text content mismatch/],
    ['svelte-ssr', undefined],
    ['preact-ssr', undefined],
    ['alpine', undefined],
  ])('are taken back on %s, with a complaint like %s', async (name, complaint) => {
    const { context, page, complaints } = await open(tampered, name)
    await expect
      .poll(async () => (await painted(page)).texts, { timeout: 10_000 })
      .toEqual([TAMPERED, ORIGINAL])
    if (complaint) expect(complaints[0]).toMatch(complaint)
    else expect(complaints).toEqual([])
    await context.close()
  })

  it('are none on a strict page whose nonce the script has not', async () => {
    const { context, page, complaints } = await open(withoutNonce, 'strict-csp')
    expect((await painted(page)).texts).toEqual([ORIGINAL])
    expect(complaints[0]).toMatch(/inline script violates/)
    await context.close()
  })
})

it.each(['react-document', 'next'])(
  'lets a script be added to the head of %s before it is hydrated',
  async (name) => {
    const { context, page, complaints } = await open(tagged, name)
    expect(await page.locator('script[src^="data:"]').count()).toBe(1)
    expect(complaints).toEqual([])
    await context.close()
  },
)

describe('after the page’s own code has taken over', () => {
  it('React empties the page when it misses a block that somebody has removed', async () => {
    const { context, page, complaints } = await open(untouched, 'react-ssr')
    await page.evaluate(() => document.querySelector('#promo')!.remove())
    await page.click('#toggle')
    await expect.poll(() => page.locator('main').count()).toBe(0)
    expect(complaints[0]).toMatch(/NotFoundError/)
    await context.close()
  })

  it('its next words are lost when somebody has replaced the text node beside an icon', async () => {
    const { context, page } = await open(untouched, 'react-icon')
    await page.evaluate((words) => {
      document.querySelector('#cta')!.textContent = words
    }, TAMPERED)
    await page.click('#rename')
    await page.waitForTimeout(200)
    expect(await page.textContent('#cta')).toBe(TAMPERED)
    expect(await page.locator('#cta svg').count()).toBe(0)
    await context.close()
  })

  it.each(['react-takes-back', 'remade-cta'])('%s takes back what was written', async (name) => {
    const { context, page } = await open(untouched, name)
    await page.evaluate((words) => {
      ;(document.querySelector('#cta')!.lastChild as Text).data = words
    }, TAMPERED)
    await expect.poll(() => page.textContent('#cta'), { timeout: 5_000 }).toBe(ORIGINAL)
    await context.close()
  })
})

type Asked = [name: string, ask: () => unknown, answer: unknown]

/** What makes these pages kinds of their own, asked in the page once its code has taken over. */
const peculiar: Asked[] = [
  ['plain', () => document.compatMode, 'CSS1Compat'],
  ['no-doctype', () => document.compatMode, 'BackCompat'],
  [
    'windows-1252',
    () => [document.characterSet, document.querySelector('#headline')!.textContent],
    ['windows-1252', 'Für das Café: £ 9, schön gemacht'],
  ],
  ['rtl', () => getComputedStyle(document.querySelector('#cta')!).direction, 'rtl'],
  [
    'clobbered-form',
    () => [document.forms[0]!.parentNode!.nodeName, typeof document.forms[0]!.id],
    ['INPUT', 'object'],
  ],
  ['nine-thousand-nodes', () => document.querySelectorAll('*').length > 9_000, true],
  [
    'padded-in-em',
    () => {
      const cta = document.querySelector<HTMLElement>('#cta')!
      cta.style.fontSize = '0px'
      return cta.clientHeight
    },
    0,
  ],
  ['iframe', () => frames[0]!.document.querySelector('#cta')!.textContent, ORIGINAL],
  [
    'strict-csp',
    () => {
      try {
        document.body.innerHTML = ''
        return 'It was written.'
      } catch (error) {
        return (error as Error).name
      }
    },
    'TypeError',
  ],
  ['web-component', () => document.querySelector('#cta'), null],
  // What React had held back came at the end of the body, and was put in its place by its script.
  ['react-suspense', () => document.querySelector('#cta')!.closest('#root') !== null, true],
]
it.each(peculiar)('%s is peculiar', async (name, ask, answer) => {
  const { context, page } = await open(untouched, name)
  expect(await page.evaluate(ask)).toEqual(answer)
  await context.close()
})

/** Own properties that tell of hydration: on the call to action, the node of its words, its mount, a button. */
const marks: [string, Record<string, RegExp>][] = [
  ['react-ssr', { '#cta': /__reactFiber\$/ }],
  ['react-document', { '#cta': /__reactFiber\$/ }],
  ['next', { '#cta': /__reactFiber\$/ }],
  ['vue-ssr', { '#app': /__vue_app__/, '#bump': /Symbol\(_vei\)/ }],
  ['svelte-ssr', { 'words of #cta': /Symbol\(text\)/, '#bump': /Symbol\(events\)/ }],
  ['preact-ssr', { '#app': /__k/, '#bump': /__e/ }],
]
it.each(marks)('%s leaves marks when it is hydrated, not before', async (name, places) => {
  const { context, page } = await newVisitor(browser)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/*.js', (route) => released.then(() => route.continue()))
  await page.goto(untouched.at(name), { waitUntil: 'commit' })
  await page.locator('#toggle').waitFor()
  for (const where in places) expect(await ownKeys(page, where)).toBe('')
  release()
  await takenOver(page)
  for (const where in places) expect(await ownKeys(page, where)).toMatch(places[where]!)
  await context.close()
})

const ownKeys = (page: Page, where: string) =>
  page.evaluate((place) => {
    const element = document.querySelector(place.replace('words of ', ''))!
    const node = place.startsWith('words') ? element.firstChild! : element
    return Reflect.ownKeys(node).map(String).join(' ')
  }, where)
