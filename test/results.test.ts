import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { describedBy } from './world/described.ts'
import { newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  await world.segue('demo-data', '--visitors', '1500')
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

it('answers as its description of itself says', async () => {
  const { routes, faultsOf } = await describedBy(world.console)
  const headers = {
    authorization: `Bearer ${await world.token()}`,
    'content-type': 'application/json',
  }
  const ask = async (route: string, path: string, body?: unknown) => {
    const [method] = route.split(' ') as [string]
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const response = await fetch(world.console + path, { method, headers, ...sent })
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
  }
  const { config } = (await ask('GET', '/api/sites/demo/config')).answer
  const places = {
    site: 'demo',
    experience: 'hero',
    version: '1',
    visitor: 'demo',
    date: dayAgo(14),
  }
  const queries: Record<string, string> = {
    power: '?rate=0.03&lift=0.1&perDay=400',
    detail: '?goal=order',
  }
  const bodies: Record<string, unknown> = {
    replay: { config, count: 'new' },
    previews: { experience: 'hero' },
    versions: { config },
    links: {},
  }
  // Those of people are asked of where people are, and files have no shape.
  const asked = routes.filter(
    (route) =>
      !/ \/(metrics|api\/(backup|account|.*\/(export|bandits|people\/|invitations|tokens)))/.test(
        route,
      ) &&
      (route.startsWith('GET') || /^POST .*\/(replay|previews|versions|links)$/.test(route)),
  )
  expect(asked.length).toBeGreaterThan(25)
  const faults: string[] = []
  for (const route of asked) {
    const path = route.split(' ')[1]!.replace(/\{(\w+)\}/g, (_, name) => places[name as 'site'])
    const last = path.split('/').at(-1)!
    const { status, answer } = route.startsWith('GET')
      ? await ask(route, path + (queries[last] ?? ''))
      : await ask(route, path, bodies[last])
    faults.push(...faultsOf(route, status, answer))
  }
  expect(faults).toEqual([])
  // It does find one.
  expect(faultsOf('GET /api/sites', 200, { sites: [{ site: 1 }] })).not.toEqual([])
})

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)
}

it('shows one experience to whoever has a link, until it is revoked', async () => {
  const owner = await newVisitor(browser)
  await owner.page.goto(`${world.console}/#token=${await world.token()}`)
  await owner.page.goto(`${world.console}/#/demo/results/hero`)
  await owner.page.getByText('Share these results').click()
  await owner.page.getByRole('button', { name: 'Make a link' }).click()
  const link = await owner.page.locator('.copied code').textContent()

  const guest = await newVisitor(browser)
  await guest.page.goto(link!)
  await guest.page.getByRole('heading', { name: 'Front page hero' }).waitFor()
  await guest.page.getByRole('region', { name: 'Verdict' }).waitFor()
  await guest.page.getByRole('figure').filter({ hasText: 'How far they went' }).waitFor()
  expect(await guest.page.getByRole('navigation').count()).toBe(0)
  expect(await guest.page.getByText('Share these results').count()).toBe(0)
  expect(await faultsOf(guest.page)).toEqual([])

  // The newest is the first.
  const links = owner.page.getByRole('button', { name: 'Revoke' })
  const before = await links.count()
  await links.first().click()
  await expect.poll(() => links.count()).toBe(before - 1)
  await guest.page.reload()
  await guest.page.getByRole('heading', { name: 'Nothing is shared here' }).waitFor()
  // What an open page asks for after that is refused, and browsers tell of it.
  const unexpected = guest.complaints.filter((words) => !words.includes('401'))
  expect([...owner.complaints, ...unexpected]).toEqual([])
  for (const { context } of [owner, guest]) await context.close()
})

it('shows simulated results in words, numbers and pictures that one can take along', async () => {
  const { page, context, complaints } = await newVisitor(browser)
  page.setDefaultTimeout(30_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${world.console}/#token=${await world.token()}`)
  await page.goto(`${world.console}/#/demo/results/hero`)
  await page.getByRole('region', { name: 'Verdict' }).waitFor()
  await page.getByRole('radio', { name: 'Put into the cart' }).check()
  const forest = page.getByRole('figure').filter({ hasText: 'Lift by audience' })
  await page.getByRole('heading', { name: 'A closer look' }).waitFor()
  await forest.scrollIntoViewIfNeeded()
  await forest.locator('svg.chart').waitFor()
  // What is far below keeps its room, and is drawn when somebody comes near, or prints.
  const last = page.locator('.drawing').last()
  const room = (await last.boundingBox())!.height
  expect([room > 100, await last.locator('svg').count()]).toEqual([true, 0])
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await last.locator('svg.chart').count()).toBe(1)
  expect((await last.boundingBox())!.height).toBe(room)

  await forest.getByText('Table').click()
  await forest.getByRole('row').filter({ hasText: 'Came from a search' }).waitFor()
  await page.getByText('What should not suffer').click()
  expect(await faultsOf(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await faultsOf(page)).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(390)

  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    forest.getByRole('button', { name: 'PNG' }).click(),
  ])
  expect(picture.suggestedFilename()).toBe('lift-by-audience.png')
  const bytes = Buffer.concat(await (await picture.createReadStream()).toArray())
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  // As wide as the phone's picture at twice its size, so it is not empty.
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(600)

  await page.getByRole('button', { name: 'Take them out' }).click()
  await page.getByText('Nobody has seen this experience yet').waitFor()
  await page.getByRole('button', { name: 'Load demo data' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Load demo data' }).waitFor()
  // The policy of the console takes all of it: charts, files, pictures.
  expect(complaints).toEqual([])
  await context.close()
})
