import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { publish } from './world/publish.ts'
import { openSite, type Site } from './world/site.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

// Files that any web server can hand out: pages are changed while the collector is gone.

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
const SOON = { timeout: 20_000 }

let folder: string
let cdn: Site
let shop: Site
let world: World
let browser: Browser
let tag: string
const file = (name: string) => readFileSync(join(folder, 's', name), 'utf8')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segue-cdn-'))
  cdn = await openSite((path) => {
    const place = join(folder, path)
    if (!existsSync(place)) return undefined
    const type = path.endsWith('.json') ? 'application/json' : 'text/javascript'
    const headers = { 'access-control-allow-origin': '*' }
    return { body: readFileSync(place, 'utf8'), type, headers }
  })
  ;[world, browser] = await Promise.all([
    createWorld((collector) => ({
      SEGUE_PUBLIC_URL: collector,
      SEGUE_PUBLISH_TO: folder,
      SEGUE_FILES_URL: cdn.url,
    })),
    launchBrowser(),
  ])
  ;({ tag } = await publish(world, CONFIG))
  shop = await openSite(() => ({
    body: `<!doctype html><title>Site</title>${tag}<button id="cta">Original</button>`,
  }))
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
  for (const site of [cdn, shop]) await site?.stop()
  await rm(folder, { recursive: true, force: true })
})

it('writes what the collector serves, by the same names', async () => {
  const names = readdirSync(join(folder, 's')).sort()
  expect(names).toEqual(
    expect.arrayContaining([
      'shop.js',
      'shop.json',
      expect.stringMatching(/^shop\.[0-9a-f]{16}\.js$/),
      expect.stringMatching(/^tail\.[0-9a-f]{16}\.js$/),
    ]),
  )
  for (const name of names) {
    const served = await fetch(`${world.collector}/s/${name}`)
    expect([name, served.status, await served.text()]).toEqual([name, 200, file(name)])
  }
})

it('loads everything from there, sends events to the collector, and asks it for previews', async () => {
  const { context, page, complaints } = await newVisitor(browser)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(shop.url)
  await expect.poll(() => page.textContent('#cta'), SOON).toBe('Mine')
  await allSent(page)
  const elsewhere = asked.filter((url) => !url.startsWith(`${shop.url}/`))
  const [scripts, others] = [`${cdn.url}/s/`, `${world.collector}/e`]
  expect(elsewhere.filter((url) => !url.startsWith(scripts) && url !== others)).toEqual([])
  expect(elsewhere).toContain(others)
  expect(complaints).toEqual([])

  const made = await world.segue('preview', 'shop', 'cta', '--url', shop.url, '--json')
  const previewed = page.waitForResponse((response) => response.url().includes('?preview='))
  await page.goto((JSON.parse(made) as { links: { url: string }[] }).links[0]!.url)
  expect((await previewed).url()).toContain(`${world.collector}/s/shop.js?preview=`)
  expect(await (await previewed).text()).toContain('Leave preview')
  await context.close()
})

it('changes pages while the collector is gone, and what they tell arrives later', async () => {
  await world.kill('SIGKILL')
  const { context, page } = await newVisitor(browser)
  await page.goto(shop.url)
  await expect.poll(() => page.textContent('#cta'), SOON).toBe('Mine')
  const visitor = () =>
    page.evaluate(async () => {
      type Segue = { export?: () => Promise<{ profile?: { id: string } }> }
      return (await (window as unknown as { segue?: Segue }).segue?.export?.())?.profile?.id
    })
  await expect.poll(visitor, SOON).toBeTruthy()
  const id = await visitor()

  // What was lost of the folder is there again after a start.
  await rm(join(folder, 's'), { recursive: true })
  await world.start()
  await expect.poll(() => existsSync(join(folder, 's', 'shop.js')), SOON).toBe(true)
  await allSent(page)
  expect((await world.events()).map(({ visitor }) => visitor)).toContain(id)
  await context.close()
})

it('hears of a pause and of a way back at once', async () => {
  const live = file('shop.js')
  await publish(world, { ...CONFIG, paused: true })
  expect(file('shop.js')).toContain('paused')
  await world.segue('rollback', 'shop')
  expect(file('shop.js').replaceAll(/"version":\d+/g, '')).toBe(
    live.replaceAll(/"version":\d+/g, ''),
  )
})
