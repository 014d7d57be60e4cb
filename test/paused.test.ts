import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FIRST_USE, type Pages, servePages } from './pages/serve.ts'
import { ORIGINAL } from './pages/words.ts'
import { launchBrowser } from './world/browser.ts'
import { publish } from './world/publish.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const CONFIG = {
  experiences: [
    {
      id: 'cta',
      pages: ['/*'],
      audiences: [
        {
          segment: '*',
          arms: [{ id: 'b', changes: [{ kind: 'text', target: '#cta', text: 'Mine' }] }],
        },
      ],
    },
  ],
}

let world: World
let browser: Browser
let host: Pages
let tag: string
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  ;({ tag } = await publish(world, CONFIG))
  host = await servePages({
    head: (_, { query }) => (query.has('off') ? tag.replace('<script', '<script data-off') : tag),
  })
}, FIRST_USE)
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  await world?.stop()
})

it('the tag’s own switch keeps a page as it is, and says nothing', async () => {
  const { context, page, complaints } = await newVisitor(browser)
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.method()))
  await page.goto(`${host.at('plain')}?off`)
  await page.waitForTimeout(500)
  expect(await page.textContent('#cta')).toBe(ORIGINAL)
  expect(sent).not.toContain('POST')
  expect(complaints.filter((text) => !text.includes('preload'))).toEqual([])
  await context.close()
})

it('a config that is paused stops pages that are open, and those that come', async () => {
  const { context, page, complaints } = await newVisitor(browser)
  await page.goto(host.at('plain'))
  expect(await page.textContent('#cta')).toBe('Mine')
  await allSent(page)

  await publish(world, { ...CONFIG, paused: true })
  await page.evaluate(() =>
    (window as unknown as { segue: { track(name: string): void } }).segue.track('look'),
  )
  await expect.poll(() => page.textContent('#cta'), { timeout: 10_000 }).toBe(ORIGINAL)

  const stranger = await newVisitor(browser)
  await stranger.page.goto(host.at('plain'))
  await stranger.page.waitForTimeout(300)
  expect(await stranger.page.textContent('#cta')).toBe(ORIGINAL)
  expect(await stranger.page.evaluate(() => Object.keys(localStorage))).toEqual([])
  expect([...complaints, ...stranger.complaints]).toEqual([])

  await publish(world, CONFIG)
  const later = await newVisitor(browser)
  await later.page.goto(host.at('plain'))
  expect(await later.page.textContent('#cta')).toBe('Mine')
  for (const { context } of [stranger, later]) await context.close()
  await context.close()
})
