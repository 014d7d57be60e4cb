import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundle } from './pages/bundle.ts'
import { launchBrowser } from './world/browser.ts'
import { openPlainSite, type Site } from './world/plain-site.ts'
import { publish } from './world/publish.ts'
import { allSent, newVisitor, type Visitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

// Who may be known is said by the site's consent manager: here those that IAB Tech Lab gives out.

const MANAGERS = ['tcf', 'gpp', 'google'] as const

const texts = (id: string, segment: string, target: string, text: string) => ({
  id,
  pages: ['/**'],
  audiences: [{ segment, arms: [{ id: 'b', changes: [{ kind: 'text', target, text }] }] }],
})
const configOf = (more: object) => ({
  segments: [
    { id: 'spring', when: { 'page.query.utm_campaign': 'spring' } },
    { id: 'known', when: { 'visit.page_views': { $gte: 2 } } },
  ],
  experiences: [
    texts('letter', 'spring', 'h1', 'Spring is here'),
    texts('welcome', 'known', 'p', 'Good to see you again'),
  ],
  ...more,
})

let world: World
let browser: Browser
let managers: string
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  managers = await readFile(
    await bundle({ entry: 'client/consent-managers.ts', target: 'classic' }),
    'utf8',
  )
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

let visitor: Visitor
let posts: number
beforeEach(async () => {
  visitor = await newVisitor(browser)
  posts = 0
  visitor.page.on('request', (request) => {
    if (request.url().endsWith('/e')) posts++
  })
})
afterEach(() => visitor.context.close())

const open = (head: (tag: string) => string, tag: string) =>
  openPlainSite(
    () => head(tag),
    Object.fromEntries(
      [...MANAGERS, 'none'].map((name) => [`/${name}`, '<h1>Shop</h1><p>Welcome</p>']),
    ),
  )
const managed = (tag: string) => `<script>${managers}</script>${tag}`

/** The names of all that Segue keeps in this browser. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
    return [...Object.keys(localStorage), ...names].filter((name) => name.startsWith('segue'))
  })
const say = (page: Page, word: string) =>
  page.evaluate((word) => (window as never as { say(word: string): void }).say(word), word)
const words = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('h1, p')].map(({ textContent }) => textContent))

describe.each(MANAGERS)('A site that asks by %s', (from) => {
  let site: Site
  beforeAll(async () => {
    const { tag } = await publish(world, configOf({ consent: { from } }))
    expect(tag).toContain(`data-consent="${from}"`)
    site = await open(managed, tag)
  })
  afterAll(() => site?.stop())

  // A page waits 800 ms for the script, which a machine with too much to do may not keep.
  const often = { retry: 3 }
  it(
    'knows nobody before they agree, knows them on the next page at once, and forgets them',
    often,
    async () => {
      const { page } = visitor
      await page.goto(`${site.url}/${from}?utm_campaign=spring`)
      await page.waitForTimeout(1_500)
      expect(await words(page)).toEqual(['Spring is here', 'Welcome'])
      expect([await stored(page), posts]).toEqual([[], 0])

      await say(page, 'agreed')
      await expect.poll(() => stored(page)).not.toEqual([])
      await allSent(page)
      expect(posts).toBeGreaterThan(0)

      await page.goto(`${site.url}/${from}?said=agreed`)
      // What is decided before the first paint is there when the page is.
      expect(await words(page)).toEqual(['Shop', 'Good to see you again'])
      await allSent(page)

      const before = posts
      await say(page, 'refused')
      await page.waitForTimeout(1_000)
      expect(await words(page)).toEqual(['Shop', 'Welcome'])
      const left = await page.evaluate(() => Object.keys(localStorage))
      expect(left.filter((key) => key.startsWith('segue'))).toEqual([])
      await page.click('h1')
      await page.goto(`${site.url}/${from}?said=refused`)
      await page.waitForTimeout(1_500)
      expect(await words(page)).toEqual(['Shop', 'Welcome'])
      expect(posts).toBe(before)
    },
  )
})

it('hears a manager that comes after the tag', async () => {
  const { tag } = await publish(world, configOf({ consent: { from: 'tcf' } }))
  const site = await open((tag) => `${tag}<script>setTimeout(()=>{${managers}},300)</script>`, tag)
  const { page } = visitor
  await page.goto(`${site.url}/tcf?said=agreed`)
  await expect.poll(() => stored(page)).not.toEqual([])
  await allSent(page)
  await site.stop()
})

it('asks for those purposes that the site names, also by a tag that is older than that', async () => {
  const { tag } = await publish(
    world,
    configOf({ consent: { from: 'tcf', purposes: [1], vendor: 755 } }),
  )
  const site = await open(managed, tag.replace(' data-consent="tcf"', ''))
  const { page } = visitor
  await page.goto(`${site.url}/tcf`)
  await page.waitForTimeout(1_000)
  expect(await stored(page)).toEqual([])
  // To all purposes, and to no vendor.
  await say(page, 'agreed')
  await page.waitForTimeout(1_000)
  expect(await stored(page)).toEqual([])
  await site.stop()
})

it('takes whom it cannot ask for one who has not agreed', async () => {
  const { tag } = await publish(world, configOf({ gpc: true }))
  const site = await open((tag) => tag, tag)
  const { page, context } = visitor
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', {
      get() {
        throw new Error('Nobody may ask.')
      },
    })
  })
  await page.goto(`${site.url}/none?utm_campaign=spring`)
  await page.waitForTimeout(1_000)
  expect(await words(page)).toEqual(['Spring is here', 'Welcome'])
  expect([await stored(page), posts]).toEqual([[], 0])
  await site.stop()
})

it('follows nobody who asks so by Global Privacy Control, in the browser and at the collector', async () => {
  const { tag } = await publish(world, configOf({ gpc: true }))
  const site = await open((tag) => tag, tag)
  const { page, context } = visitor
  await page.goto(`${site.url}/none`)
  await expect.poll(() => stored(page)).not.toEqual([])
  await allSent(page)
  const [known] = await world.events()

  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })
  })
  posts = 0
  await page.goto(`${site.url}/none?utm_campaign=spring`)
  await page.waitForTimeout(1_500)
  expect(await words(page)).toEqual(['Spring is here', 'Welcome'])
  expect(posts).toBe(0)

  const before = JSON.parse(await world.segue('ledger', 'shop', '--json')).account
  const body = JSON.stringify({ site: 'shop', sent: Date.now(), events: [known] })
  const headers = { 'sec-gpc': '1' }
  const { status } = await fetch(`${world.collector}/e`, { method: 'POST', body, headers })
  expect(status).toBe(204)
  const after = JSON.parse(await world.segue('ledger', 'shop', '--json')).account
  expect(after).toEqual({
    ...before,
    received: before.received + 1,
    filtered: before.filtered + 1,
  })
  await site.stop()
})
