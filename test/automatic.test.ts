import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Event } from '@segue/core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { armOf } from './world/arm-of.ts'
import { launchBrowser } from './world/browser.ts'
import { root } from './world/root.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

type Segue = {
  identify(attributes: object, options: object): unknown
  decisions(): { experience: string; arm: string }[]
  export(): Promise<{ profile: { id: string } }>
}

let world: World
let browser: Browser
let tag: string
let server: Server
let site: string
let probe = ''
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  tag = (await world.segue('tag', 'shop')).replace('<script>', '<script data-wait="60000">')
  await publish({})
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><html><head>${tag}</head><body>${probe}<script>
      document.addEventListener('submit', (event) => event.preventDefault())
      document.addEventListener('click', (event) => event.target.closest('a') && event.preventDefault())
    </script></body></html>`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/probe`
})
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  await world?.stop()
})

/** The demo's config, with a segment of what visitors declare and with these events switched. */
async function publish(automatic: Record<string, boolean>): Promise<void> {
  const config = JSON.parse(await readFile(join(root, 'demo-site/segue.config.json'), 'utf8'))
  config.automatic = automatic
  config.sources = { shops: false }
  config.segments.push({ id: 'retailer', when: { 'declared.trade': 'retail' } })
  const file = join(world.data, 'automatic.config.json')
  await writeFile(file, JSON.stringify(config))
  await world.segue('publish', 'shop', file)
}

/** A small page of a site with the tag, on which nothing leads away. */
async function openProbe(page: Page, body: string, query = ''): Promise<void> {
  probe = body
  await page.goto(site + query)
  await allSent(page)
}

/** All that came of this visitor, once it has been sent. */
async function eventsOf(page: Page): Promise<Event[]> {
  await allSent(page)
  const visitor = await page.evaluate(async () => {
    const { segue } = window as unknown as { segue: Segue }
    return (await segue.export()).profile.id
  })
  return (await world.events()).filter((event) => event.visitor === visitor)
}
const named = (events: Event[], name: string) => events.filter((event) => event.name === name)
const clicks = (page: Page, ...selectors: string[]) =>
  page.evaluate((all) => {
    for (const each of all) document.querySelector<HTMLElement>(each)?.click()
  }, selectors)

const EVERYTHING = `
  <form id="order" name="till" action="/order"><input name="id" value="typed">
    <select data-segue-declare="trade"><option>retail</option></select>
    <input data-segue-declare="card" autocomplete="cc-number" value="4111">
    <button>Send</button></form>
  <a id="out" href="https://peer.example/there?x=1">away</a>
  <a id="file" href="/size-guide.pdf">sizes</a>
  <p data-segue-ignore><a id="own" href="https://own.example/a.zip">x</a></p>
  <div style="height: 4000px"></div>`

it('tells what a visitor does, without any set-up', async () => {
  const { context, page, complaints } = await newVisitor(browser)
  await openProbe(page, EVERYTHING, '?q=rain%20coat')
  await clicks(page, '#order button', '#out', '#file', '#own')
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2))
  await page.waitForTimeout(1_200)
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await page.waitForTimeout(200)
  await page.evaluate(() => {
    const { segue } = window as unknown as { segue: Segue }
    segue.identify({ plan: 'pro' }, { days: 30 })
  })
  await page.goto(site)
  const events = await eventsOf(page)
  expect(complaints).toEqual([])
  await context.close()

  const props = (name: string) => named(events, name).map(({ props }) => props)
  expect(props('search')).toEqual([{ path: '/probe', search_term: 'rain coat' }])
  expect(props('form_submit')).toEqual([
    { path: '/probe', form_id: 'order', form_name: 'till', form_destination: '/order' },
  ])
  expect(props('outbound_click')).toEqual([{ host: 'peer.example', path: '/there' }])
  expect(props('file_download')).toEqual([
    { path: '/probe', file: '/size-guide.pdf', extension: 'pdf' },
  ])
  expect(props('scroll').map(({ percent }) => percent)).toEqual([25, 50, 75, 90])
  const [engagement] = props('engagement')
  expect(engagement?.seconds).toBeGreaterThanOrEqual(1)
  expect(JSON.stringify(events)).not.toMatch(/typed|4111/)

  const [identify, later] = named(events, 'identify')
  expect(later?.props).toMatchObject({ declared: { plan: 'pro' }, days: 30 })
  expect(identify?.props.declared).toEqual({ trade: 'retail' })
  expect(identify?.segments).toContain('retailer')
  expect(named(events, 'page_view')[1]?.segments).toContain('retailer')
})

it('hears a video start and end, also one that the page adds later', async () => {
  const { context, page } = await newVisitor(browser)
  await openProbe(page, '<p>A film</p>')
  await page.evaluate(async () => {
    const canvas = document.body.appendChild(document.createElement('canvas'))
    const brush = canvas.getContext('2d')
    const painting = setInterval(() => brush?.fillRect(Math.random() * 99, 0, 9, 9), 20)
    const recorder = new MediaRecorder(canvas.captureStream())
    const pieces: Blob[] = []
    recorder.ondataavailable = ({ data }) => pieces.push(data)
    const recorded = new Promise((resolve) => {
      recorder.onstop = resolve
    })
    recorder.start()
    setTimeout(() => recorder.stop(), 400)
    await recorded
    clearInterval(painting)
    const video = document.body.appendChild(document.createElement('video'))
    const ended = new Promise((resolve) => {
      video.onended = resolve
    })
    video.muted = true
    video.src = URL.createObjectURL(new Blob(pieces, { type: recorder.mimeType }))
    await video.play()
    await ended
  })
  const events = await eventsOf(page)
  await context.close()
  expect(named(events, 'video_start')).toHaveLength(1)
  expect(named(events, 'video_complete')).toHaveLength(1)
})

it('counts a click on the target for its experience in every arm, without a goal', async () => {
  const seen = new Set<string>()
  for (let visit = 0; visit < 20 && seen.size < 2; visit++) {
    const { context, page } = await newVisitor(browser)
    await page.goto(world.shop)
    await allSent(page)
    const arm = await page.evaluate(() => {
      const { segue } = window as unknown as { segue: Segue }
      return segue.decisions().find(({ experience }) => experience === 'hero')?.arm
    })
    // A click beside the target is none on it.
    await clicks(page, '#promo-title')
    if (arm && !seen.has(arm)) {
      seen.add(arm)
      await page.click('#hero-cta')
      await page.waitForURL('**/c/jackets')
      const [click, ...more] = named(await eventsOf(page), 'target_click')
      expect(more).toEqual([])
      expect(click).toMatchObject({
        kind: 'micro',
        goals: ['target:hero'],
        props: { experience: 'hero', audience: '*', arm },
      })
    } else await allSent(page)
    await context.close()
  }
  const report = await world.report('hero')
  expect(report.goals.at(-1)).toMatchObject({ id: 'target:hero', kind: 'micro' })
  for (const arm of ['control', 'variant']) {
    expect(armOf(report, '*', arm).goals['target:hero']).toMatchObject({ converters: 1 })
  }
})

it('records the product of a page without a data layer', async () => {
  const { context, page } = await newVisitor(browser)
  const offers = { price: 89.5, priceCurrency: 'EUR' }
  const product = JSON.stringify({ '@type': 'Product', sku: 'b1', name: 'Boot', offers })
  await openProbe(page, `<script type="application/ld+json">${product}</script>`)
  await page.waitForTimeout(1_200)
  const events = await eventsOf(page)
  await context.close()
  expect(named(events, 'view_item')[0]).toMatchObject({
    value: 89.5,
    currency: 'EUR',
    props: { items: [{ item_id: 'b1', item_name: 'Boot', price: 89.5 }] },
  })
})

it('tells nothing of what the site has switched off', async () => {
  await publish({ scroll: false, click: false, search: false, outbound_click: false })
  const { context, page } = await newVisitor(browser)
  await openProbe(page, EVERYTHING, '?q=coat')
  await clicks(page, '#out', '#file')
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await page.waitForTimeout(200)
  const names = (await eventsOf(page)).map(({ name }) => name)
  await context.close()
  expect(names).toContain('file_download')
  for (const off of ['scroll', 'click', 'search', 'outbound_click'])
    expect(names).not.toContain(off)
})
