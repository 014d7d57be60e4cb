import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { armOf } from './world/arm-of.ts'
import { launchBrowser } from './world/browser.ts'
import { painted, probePaints } from './world/paint-probe.ts'
import { publish } from './world/publish.ts'
import { openSite } from './world/site.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const config = (text: string) => ({
  experiences: [
    {
      id: 'hero',
      pages: ['/*'],
      audiences: [
        { segment: '*', arms: [{ id: 'b', changes: [{ kind: 'text', target: '#cta', text }] }] },
      ],
    },
  ],
})
/** The tag's longest wait, and what a busy machine needs to paint a page. */
const IN_TIME = 800 + 3_000
const SOON = { timeout: 15_000 }

let world: World
let browser: Browser
let tag: string
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  await publish(world, config('Mine'))
  tag = await sriTag()
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** What is printed for the page; what is printed for people beside it stays out. */
async function sriTag(): Promise<string> {
  const lines = (await world.segue('tag', 'shop', '--sri')).split('\n')
  return lines.filter((line) => line.startsWith('<script')).join('\n')
}

const ALTERED = 'window.altered = true'
const isAltered = () => 'altered' in window

/** As a host between the collector and the browser would that is not to be trusted. */
const alter = (context: BrowserContext, files: string) =>
  context.route(files, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: `${await response.text()}\n;${ALTERED}` })
  })

/** Somebody comes to a page with this tag. */
async function visit(head: string, prepare: (context: BrowserContext) => unknown = () => {}) {
  const body = '<main><h1>Hello</h1><a id="cta" href="#next">Original</a></main>'
  const site = await openSite(() => ({ body: `<!doctype html><title>Site</title>${head}${body}` }))
  const visitor = await newVisitor(browser)
  await probePaints(visitor.context, '#cta')
  await prepare(visitor.context)
  const asked: string[] = []
  visitor.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await visitor.page.goto(site.url)
  return {
    ...visitor,
    asked,
    async shown() {
      await expect
        .poll(async () => (await painted(visitor.page)).texts.length, SOON)
        .toBeGreaterThan(0)
      await visitor.page.waitForTimeout(300)
      return (await painted(visitor.page)).texts
    },
    async leave() {
      await visitor.context.close()
      await site.stop()
    },
  }
}

it('a tag with integrity shows its version from the first paint on, and is asked for once', async () => {
  expect(tag).toMatch(/ integrity="sha384-[\w+/]{64}" crossorigin="anonymous" src="/)
  const { page, complaints, asked, shown, leave } = await visit(patient(tag))
  expect(await shown()).toEqual(['Mine'])
  await allSent(page)
  expect(complaints).toEqual([])
  expect(asked.filter((path) => path.startsWith('/s/'))).toEqual([
    expect.stringMatching(/^\/s\/shop\.[0-9a-f]{16}\.js$/),
    expect.stringMatching(/^\/s\/tail\.[0-9a-f]{16}\.js$/),
  ])
  await leave()
  expect(armOf(await world.report('hero'), '*', 'b').arm).toMatchObject({ visitors: 1, late: 0 })
})

it('goes on with its own version when another is published, and may be kept for ever', async () => {
  await publish(world, config('Another'))
  const [src] = / src="([^"]+)"/.exec(tag)!.slice(1)
  expect((await fetch(src!)).headers.get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  )
  const { shown, leave } = await visit(patient(tag))
  expect(await shown()).toEqual(['Mine'])
  await leave()
  const next = await visit(patient(await sriTag()))
  expect(await next.shown()).toEqual(['Another'])
  await next.leave()
})

it('refuses a script that was altered, and the page is shown in time as it is', async () => {
  const altered = (context: BrowserContext) => alter(context, '**/s/shop.*.js')
  const { page, complaints, shown, leave } = await visit(tag, altered)
  expect(await shown()).toEqual(['Original'])
  const [paint] = await page.evaluate(() =>
    performance.getEntriesByName('first-contentful-paint').map(({ startTime }) => startTime),
  )
  expect(paint).toBeLessThan(IN_TIME)
  expect(await page.evaluate(isAltered)).toBe(false)
  // That is what the browser says of it; nothing is ours.
  expect(complaints).toEqual([expect.stringContaining('integrity')])
  await leave()

  const unchecked = await visit(patient(tag).replace(/ integrity="[^"]+"/, ''), altered)
  expect(await unchecked.shown()).toEqual(['Mine'])
  expect(await unchecked.page.evaluate(isAltered)).toBe(true)
  await unchecked.leave()
})

it('refuses a second part that was altered, by the import map', async () => {
  const altered = (context: BrowserContext) => alter(context, '**/s/tail.*.js')
  const { page, complaints, shown, leave } = await visit(patient(tag), altered)
  expect(await shown()).toEqual(['Mine'])
  await expect.poll(() => complaints, SOON).toEqual([expect.stringContaining('integrity')])
  expect(await page.evaluate(isAltered)).toBe(false)
  await leave()

  const [, ...rest] = patient(tag).split('\n')
  const unchecked = await visit(rest.join('\n'), altered)
  await expect.poll(() => unchecked.page.evaluate(isAltered), SOON).toBe(true)
  await unchecked.leave()
})

it('leaves alone what is painted where a browser cannot block rendering, and says so', async () => {
  const before = armOf(await world.report('hero'), '*', 'b').arm.late
  const unblocked = patient(tag).replace(' blocking="render"', '')
  const { page, shown, leave } = await visit(unblocked, async (context) => {
    await context.addInitScript(() => {
      Reflect.deleteProperty(HTMLScriptElement.prototype, 'blocking')
    })
    await context.route('**/s/shop.*.js', async (route) => {
      const [asked] = context.pages()
      await expect.poll(async () => (await painted(asked!)).texts.length, SOON).toBeGreaterThan(0)
      await route.continue()
    })
  })
  await allSent(page)
  expect(await shown()).toEqual(['Original'])
  await leave()
  expect(armOf(await world.report('hero'), '*', 'b').arm.late).toBe(before + 1)
})

it('comes no more while the site is paused', async () => {
  await publish(world, { ...config('Mine'), paused: true })
  const { shown, leave } = await visit(tag)
  expect(await shown()).toEqual(['Original'])
  await leave()
  await expect(world.segue('tag', 'shop', '--sri')).rejects.toThrow('"shop" is paused.')
  await publish(world, config('Mine'))
  const again = await visit(patient(tag))
  expect(await again.shown()).toEqual(['Mine'])
  await again.leave()
})

/** How long a page waits is not the matter here: a busy machine must not decide. */
function patient(tag: string): string {
  return tag.replace(/,800\)/, ',60000)')
}
