import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const trait = { id: 'steps', on: 'step', take: 'count' }
const config = (...traits: object[]) => ({ site: 'shop', traits })

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  await publish(config(trait))
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

async function publish(config: object): Promise<void> {
  const file = join(world.data, 'config.json')
  await writeFile(file, JSON.stringify(config))
  await world.segue('publish', 'shop', file)
}

type Stored = { id: string; visits: number; series: Record<string, [number, number]> }
type Host = Window & {
  segue: { push(...commands: unknown[][]): Promise<void>; export(): Promise<{ profile: Stored }> }
}
const step = (page: Page) =>
  page.evaluate(() => (window as unknown as Host).segue.push(['track', 'step']))
const stored = (page: Page) =>
  page.evaluate(async () => (await (window as unknown as Host).segue.export()).profile)
const steps = async (page: Page) => Object.values((await stored(page)).series).map(([, n]) => n)
const local = (page: Page, key: string) =>
  page.evaluate((key) => localStorage.getItem(key), `segue.shop${key}`)

describe('a profile that cannot be read is set aside, without a word', () => {
  it.each([
    ['garbage', '{"v":2,'],
    ['somebody else’s', '{"theme":"dark"}'],
    ['of another release', '{"v":1,"id":"old","visits":3,"traits":{}}'],
    ['of our form and broken inside', '{"v":2,"id":"x","visits":1,"visit":null,"series":[]}'],
  ])('%s', async (_, text) => {
    const { context, page, complaints } = await newVisitor(browser)
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<link rel=icon href=data:,>' }),
    )
    await page.goto(world.shop)
    await page.evaluate((text) => localStorage.setItem('segue.shop', text), text)
    await page.unroute('**/*')
    await page.goto(world.shop)
    await step(page)
    await allSent(page)
    expect(await steps(page)).toEqual([1])
    expect(await local(page, '.aside')).toBe(text)
    expect(JSON.parse((await local(page, '')) ?? '')).toMatchObject({ v: 2, visits: 1 })
    expect(complaints).toEqual([])
    await context.close()
  })

  it('where it lies in the database', async () => {
    const { context, page, complaints } = await newVisitor(browser)
    await page.goto(world.shop)
    await step(page)
    await allSent(page)
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const open = indexedDB.open('segue.shop')
          open.onsuccess = () => {
            const transaction = open.result.transaction('shelf', 'readwrite')
            transaction.objectStore('shelf').put({ v: 2, id: 7, newest: 9e15 }, 'profile')
            transaction.oncomplete = () => {
              open.result.close()
              resolve()
            }
          }
        }),
    )
    await page.goto(world.shop)
    await step(page)
    await allSent(page)
    // What the mirror knows goes on.
    expect(await steps(page)).toEqual([2])
    expect(await local(page, '.aside')).toContain('9000000000000000')
    expect(complaints).toEqual([])
    await context.close()
  })
})

it('keeps what two tabs learn at once', async () => {
  const { context, page } = await newVisitor(browser)
  await page.goto(world.shop)
  await allSent(page)
  const other = await context.newPage()
  await other.goto(world.shop)
  for (let round = 0; round < 5; round++) await Promise.all([step(page), step(other), step(page)])
  await Promise.all([allSent(page), allSent(other)])
  expect(await steps(page)).toEqual([15])
  expect((await stored(page)).id).toBe((await stored(other)).id)
  await context.close()
})

it('keeps the history of a trait that stays, starts a new one, and drops one that is gone', {
  // Each publish links a site's files, which takes a busy machine some seconds.
  timeout: 240_000,
}, async () => {
  const { context, page } = await newVisitor(browser)
  // The script stays fresh for a minute, for which nobody waits here.
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(world.shop)
  await step(page)
  await step(page)
  await allSent(page)
  await publish(config(trait, { id: 'step_days', on: 'step', take: 'active_days', within: '7d' }))
  await page.reload()
  await step(page)
  await allSent(page)
  expect((await steps(page)).sort()).toEqual([1, 3])
  await publish(config({ id: 'step_days', on: 'step', take: 'active_days', within: '7d' }))
  await page.reload()
  await step(page)
  await allSent(page)
  expect(await steps(page)).toEqual([1])
  await context.close()
})
