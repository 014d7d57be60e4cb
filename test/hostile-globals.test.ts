import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, it } from 'vitest'
import { openPage } from './pages/open-page.ts'
import { FIRST_USE, type Pages, servePages } from './pages/serve.ts'
import { ORIGINAL } from './pages/words.ts'
import { launchBrowser } from './world/browser.ts'
import { painted } from './world/paint-probe.ts'
import { publish } from './world/publish.ts'
import { createWorld, type World } from './world/world.ts'

// A host page may have replaced anything. Whatever throws when we call it, the page works, nothing
// is said on its console, and no global but ours appears.

const MINE = 'Claim my free month'
const CONFIG = {
  traits: [{ id: 'views', on: 'page_view', take: 'distinct', of: 'path', within: '7d' }],
  segments: [
    { id: 'new', when: { 'visitor.visits': { $lt: 9 }, 'tech.device': { $regex: '.' } } },
    { id: 'known', when: { 'traits.views': { $gte: 9 } }, keep: '7d' },
  ],
  experiences: [
    {
      id: 'cta',
      pages: ['/*'],
      audiences: [
        {
          segment: 'new',
          arms: [
            {
              id: 'b',
              changes: [
                { kind: 'text', target: '#cta', text: MINE },
                { kind: 'insert', target: '#promo', where: 'after', html: '<p>New</p>' },
                { kind: 'hide', target: '#promo' },
              ],
            },
          ],
        },
      ],
    },
  ],
}

/** Methods by the object that has them; a name alone is a function or a class of the window. */
const MUTANTS = `
JSON.parse JSON.stringify Object.entries Object.keys Object.fromEntries Object.assign Object.hasOwn
Array.prototype.map Array.prototype.filter Array.prototype.flatMap Array.prototype.find
Array.prototype.some Array.prototype.every Array.prototype.includes Array.prototype.join
Array.prototype.push Array.from String.prototype.replace String.prototype.split
String.prototype.slice String.prototype.match RegExp.prototype.exec RegExp.prototype.test
Math.floor Math.imul Math.max Date.now Promise.prototype.then Map.prototype.get Map.prototype.set
Set.prototype.has Set.prototype.add WeakMap.prototype.get structuredClone fetch
Navigator.prototype.sendBeacon Storage.prototype.getItem Storage.prototype.setItem
IDBFactory.prototype.open Document.prototype.querySelector Document.prototype.querySelectorAll
Document.prototype.createTreeWalker Document.prototype.createElement
Element.prototype.getAttribute Element.prototype.setAttribute Element.prototype.closest
EventTarget.prototype.addEventListener MutationObserver URL URLSearchParams TextEncoder
CSSStyleSheet requestAnimationFrame setTimeout matchMedia queueMicrotask
Crypto.prototype.getRandomValues Performance.prototype.now Performance.prototype.getEntriesByType
PerformanceObserver.prototype.observe LockManager.prototype.request AbortSignal.timeout
History.prototype.pushState
`
  .trim()
  .split(/\s+/)

/** Runs before the tag: what is named throws when our script calls it, and works for all others. */
const saboteur = (path: string) => `<script>
{
  const steps = '${path}'.split('.')
  const name = steps.pop()
  const owner = steps.reduce((object, step) => object[step], window)
  const real = owner[name]
  window.before = Object.getOwnPropertyNames(window)
  const { stack } = Object.getOwnPropertyDescriptor(Error.prototype, 'stack') ?? {}
  const isOurs = () => new Error().stack.indexOf('/s/') >= 0
  const mutant = function (...args) {
    if (isOurs()) throw new TypeError('${path} is broken')
    return new.target ? Reflect.construct(real, args, real) : Reflect.apply(real, this, args)
  }
  mutant.prototype = real.prototype
  Object.defineProperty(owner, name, { value: mutant, configurable: true, writable: true })
}
</script>`

const FROZEN =
  '<script>for (const each of [Array, Object, String, Map]) Object.freeze(each.prototype)</script>'
const CLOBBERED =
  '<script>window.name = "x"; window.status = "y"; window.event = 1; window.e = window.t = window.n = 7</script>'

let world: World
let browser: Browser
let host: Pages
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  const { tag } = await publish(world, CONFIG)
  const heads: Record<string, string> = { frozen: FROZEN, clobbered: CLOBBERED, none: '' }
  host = await servePages({
    head: (_, { query }) => {
      const mutant = query.get('mutant') ?? 'none'
      return (heads[mutant] ?? saboteur(mutant)) + tag
    },
  })
}, FIRST_USE)
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  await world?.stop()
})

it.concurrent.for(['none', 'frozen', 'clobbered', ...MUTANTS])(
  'leaves the page whole with %s broken',
  async (mutant, { expect }) => {
    const { context, page, complaints } = await openPage(
      browser,
      `${host.at('plain')}?mutant=${mutant}`,
    )
    await expect.poll(async () => (await painted(page)).texts.length).toBeGreaterThan(0)
    const { texts } = await painted(page)
    // Either it was changed before anybody saw it, or it is as it was.
    expect(texts).toHaveLength(1)
    expect([MINE, ORIGINAL]).toContain(texts[0])
    if (['none', 'frozen', 'clobbered'].includes(mutant)) expect(texts).toEqual([MINE])
    await page.dispatchEvent('#bump', 'click')
    expect(await page.textContent('#count')).toBe('1')
    await page.waitForTimeout(300)
    expect(complaints).toEqual([])
    await context.close()
  },
)
