import type { Report } from '@segue/core'
import type { Browser, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { armOf } from './world/arm-of.ts'
import { launchBrowser } from './world/browser.ts'
import { seeded } from './world/crowd.ts'
import { type LossyProxy, lossyProxy } from './world/lossy-proxy.ts'
import { openPlainSite, type Site } from './world/plain-site.ts'
import { publish } from './world/publish.ts'
import { allSent } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

// A redirect test is where samples go wrong: one arm leaves the page that counts it. Here its
// visitors come over a bad line, and the report must be what they saw. `pnpm redirects` sends 2,000.
const asked = Number(process.env.SEGUE_VISITORS)
const VISITORS = asked || 24
/** Most of a visit is waiting. */
const TOGETHER = 12
/** On a busy machine. */
const PER_VISITOR = 6_000
/** Pearson's statistic at one degree of freedom where p is 0.001; in every run of the suite, one in a million. */
const MOST_MISMATCH = asked ? 10.83 : 23.9

const WEATHER = {
  script: { lost: 0.05, unanswered: 0.02, delayed: 0.4, longest: 5_000 },
  tail: { lost: 0.1, unanswered: 0.02, delayed: 0.4, longest: 5_000 },
  beacon: { lost: 0.15, unanswered: 0.2, delayed: 0.3, longest: 5_000 },
}
const CONFIG = {
  experiences: [
    {
      id: 'offer',
      pages: ['/offer'],
      audiences: [
        {
          segment: '*',
          arms: [{ id: 'control' }, { id: 'b', changes: [{ kind: 'redirect', to: '/offer-b' }] }],
        },
      ],
    },
  ],
}
const PAGES = { '/offer': '<h1>A</h1>', '/offer-b': '<h1>B</h1>', '/more': '<h1>More</h1>' }

let world: World
let browser: Browser
let proxy: LossyProxy
let site: Site
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser(...ONE_PROCESS)])
  const { tag } = await publish(world, CONFIG)
  proxy = await lossyProxy(world.collector, WEATHER, seeded(4))
  // With a tag that is not so patient some scripts come too late to send anybody anywhere.
  const hasty = tag.replace('data-wait="60000"', 'data-wait="3000"')
  const { port } = new URL(proxy.url)
  // Each visitor has a host of their own, and so has the collector: of one the browser would ask
  // six things at a time.
  site = await openPlainSite(
    (host) => hasty.replaceAll(world.collector, `http://c${host.replace(/:.*/, '')}:${port}`),
    PAGES,
  )
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await site?.stop()
  await proxy?.stop()
  await world?.stop()
})

/** A process for every visitor is what takes the time. */
const ONE_PROCESS = ['--disable-site-isolation-trials', '--renderer-process-limit=2']

type Seen = 'arrived' | 'stayed' | 'without'

/** Who visits, and how soon they go on: before anything is sent, as soon as it could be, or not at all. */
async function visit(page: Page, n: number): Promise<Seen> {
  // Somebody new: what a browser keeps, it keeps by the host.
  const host = site.url.replace('127.0.0.1', `v${n}.localhost`)
  let hasScript = false
  const onResponse = (response: Response) => {
    if (response.url().endsWith('/s/shop.js')) hasScript = true
  }
  page.on('response', onResponse)
  await page.goto(`${host}/offer?click=${n}#top`, { waitUntil: 'commit' })
  await settled(page)
  const { search, hash } = new URL(page.url())
  expect(search + hash).toBe(`?click=${n}#top`)
  page.off('response', onResponse)
  if (n % 3 === 1) await ready(page, 3_000)
  if (n % 3 !== 2) await page.goto(`${host}/more`, { waitUntil: 'commit' })
  // Where the line has kept a part from coming, a visitor looks at another page.
  while (!(await sent(page))) await page.goto(`${host}/more`, { waitUntil: 'commit' })
  if (site.asked.has(`/offer-b?click=${n}`)) return 'arrived'
  return hasScript ? 'stayed' : 'without'
}

/** What the visitor looks at is there: a page that is left is blank until the next one comes. */
const settled = (page: Page) =>
  page.waitForFunction(
    () =>
      document.readyState === 'complete' &&
      getComputedStyle(document.documentElement).visibility === 'visible',
  )

const ready = (page: Page, within: number) =>
  page
    .waitForFunction(
      () => 'export' in ((window as unknown as { segue?: object }).segue ?? {}),
      undefined,
      { timeout: within },
    )
    .then(
      () => true,
      () => false,
    )

/** Whether everything got through from this page; not where it has not got its parts. */
async function sent(page: Page): Promise<boolean> {
  if (!(await ready(page, 4_000))) return false
  // Where the database was slow to open there is more in it, which the next page sends.
  if (await page.evaluate(() => 'segue.shop.shelf' in localStorage)) return false
  return allSent(page).then(
    () => true,
    () => false,
  )
}

/** So many at a time as two cores carry. */
async function visitAll(count: number): Promise<Record<Seen, number>> {
  const tally = { arrived: 0, stayed: 0, without: 0 }
  let next = 0
  const context = await browser.newContext()
  const come = async () => {
    const page = await context.newPage()
    while (next < count) tally[await visit(page, next++)]++
  }
  await Promise.all(Array.from({ length: TOGETHER }, come))
  return tally
}

/** Pearson's statistic against equal shares. */
function mismatch({ audiences }: Report): number {
  const counts = audiences.flatMap(({ arms }) => arms.map(({ visitors }) => visitors))
  const fair = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - fair) ** 2 / fair, 0)
}

it(`counts ${VISITORS} visitors whom a redirect test sends over a bad line, each of them once`, {
  timeout: 60_000 + VISITORS * PER_VISITOR,
}, async () => {
  const began = Date.now()
  const tally = await visitAll(VISITORS)
  const report = await world.report('offer')
  const control = armOf(report, '*', 'control').arm
  const b = armOf(report, '*', 'b').arm
  if (asked) {
    const seconds = Math.round((Date.now() - began) / 1_000)
    const counted = { control: control.visitors, b: b.visitors, mismatch: mismatch(report) }
    console.log({ seconds, ...tally, ...counted, late: control.late + b.late, ...proxy.events() })
    console.table(proxy.fates)
  }
  // Who came late is counted where they belong, and stays on the page.
  expect({ arrived: b.visitors - b.late, stayed: control.visitors + b.late }).toEqual({
    arrived: tally.arrived,
    stayed: tally.stayed,
  })
  expect(mismatch(report)).toBeLessThan(MOST_MISMATCH)
  // The day was as bad as it should be.
  const { script, tail, beacon } = proxy.fates
  expect(proxy.events().again).toBeGreaterThan(0)
  for (const delayed of [script.delayed, tail.delayed, beacon.delayed, beacon.lost]) {
    expect(delayed).toBeGreaterThan(0)
  }
})
