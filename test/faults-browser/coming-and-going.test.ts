import { join } from 'node:path'
import type { Event } from '@segue/core'
import type { Page, Request } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import type { Fault } from '../world/faulty-way.ts'
import { type OwnBrowser, openAlone, startOwnBrowser } from '../world/own-browser.ts'
import { allSent } from '../world/visitor.ts'
import { killTab } from './kill-tab.ts'
import { conversions, urlOf, useStage } from './stage.ts'
import { marksOf, storedOf, visitorId } from './stored.ts'
import { comeBack, open, sayOnline, tell } from './tell.ts'

// Pages go, in every way in which they can, while there is something to send; some come back, and
// some are there before anybody looks.

const TRIALS = Number(process.env.SEGUE_TRIALS ?? 1)
const PATIENT = { timeout: 15_000, interval: 100 }

let fault: Fault | undefined
const stage = useStage(() => fault)

const marks = async (visitor: string) => marksOf(await storedOf(stage.world, visitor))

type Going = (page: Page, browser: OwnBrowser) => Promise<unknown>
const GOINGS: Record<string, Going> = {
  'goes to another site': (page) =>
    page.goto(stage.site.url.replace('127.0.0.1', 'else.localhost')),
  'is closed': (page) => page.close(),
  'is closed with its browser, killed': (_, browser) => browser.kill(),
}

/** Tells in the task of a click, say, after which the page may be gone. */
const tellAndGo = (page: Page, name: string, mark: string) =>
  page.evaluate(
    ([name, mark]) => {
      type Segue = { track(name: string, props: object): void }
      ;(window as unknown as { segue: Segue }).segue.track(name, { mark })
    },
    [name, mark] as const,
  )

// They mostly wait.
it.concurrent.each(Object.keys(GOINGS))(
  'a purchase of a page that %s arrives without a return, and all else after it',
  { timeout: 60_000 + TRIALS * 20_000 },
  async (how) => {
    const profile = join(stage.folder, how)
    let browser = await startOwnBrowser(profile)
    const url = urlOf(stage, how.replace(/\W/g, ''))
    const first = await browser.context.newPage()
    await open(first, url)
    await allSent(first)
    const visitor = await visitorId(first)
    await first.close()

    const isKilled = how.endsWith('killed')
    const told = []
    for (let trial = 0; trial < TRIALS; trial++) {
      for (const name of ['buy', 'look', 'step']) {
        const page = await browser.context.newPage()
        await open(page, url)
        const mark = `${name}.${trial}`
        told.push(mark)
        // A killed browser keeps what was promised, and a purchase is sent before it is.
        if (isKilled && name !== 'buy') await tell(page, name, [mark])
        else await tellAndGo(page, name, mark)
        await GOINGS[how]!(page, browser)
        if (name === 'buy') {
          await vi.waitFor(async () => expect(await marks(visitor)).toContain(mark), PATIENT)
        }
        if (isKilled) browser = await startOwnBrowser(profile)
        else await page.close()
      }
    }
    expect(await comeBack(browser.context, url)).toBe(visitor)
    expect(await marks(visitor)).toEqual(told.sort())
    expect(stage.way.preflights()).toBe(0)
    await browser.kill()
  },
)

/** What an acting page has told, when it has. */
async function told(what: string): Promise<string> {
  const start = `/told?${what}=`
  const found = await vi.waitUntil(
    () => [...stage.site.asked].find((path) => path.startsWith(start)),
    PATIENT,
  )
  return found.slice(start.length)
}
const of = (events: Event[], name: string, path: string) =>
  events.filter((event) => event.name === name && event.props.path === path)

it.concurrent('a page that comes back from the back/forward cache is a new view, and nothing of it counts twice', async () => {
  const close = await openAlone(join(stage.folder, 'kept'), `${urlOf(stage, 'kept')}/kept`)
  const events = await storedOf(stage.world, await told('restored'))
  await close()
  expect(marksOf(events)).toEqual(['first', 'restored'])
  const views = of(events, 'page_view', '/kept')
  expect(new Set(views.map(({ page }) => page)).size).toBe(2)
  expect(views).toHaveLength(2)
  expect(of(events, 'page_view', '/kept-next')).toHaveLength(1)
  expect(events.filter(({ kind }) => kind === 'exposure')).toHaveLength(1)
})

it.concurrent('a page that is prerendered tells nothing before it is looked at, and then of one view', async () => {
  const close = await openAlone(join(stage.folder, 'ahead'), `${urlOf(stage, 'ahead')}/ahead-from`)
  await told('prerendered')
  const visitor = await told('leaving')
  expect(of(await storedOf(stage.world, visitor), 'page_view', '/ahead')).toEqual([])
  const activated = Number(await told('activated'))
  await told('sent')
  const events = await storedOf(stage.world, visitor)
  await close()
  const views = of(events, 'page_view', '/ahead')
  expect(views).toHaveLength(1)
  // By the browser's own count of that moment, and the page's.
  expect(views[0]!.at).toBeGreaterThan(activated - 1_000)
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
})

const TABS = 5
const EACH = 200

it(`${TABS} tabs tell of ${EACH} events each, and the one that sends for all is killed: all arrive, once`, {
  timeout: 120_000,
}, async () => {
  const before = conversions(await stage.world.report('all'))
  // Who sends waits for an answer until it is killed, and what it has sent is lost.
  fault = 'unheard'
  const { context, kill } = await startOwnBrowser(join(stage.folder, 'tabs'))
  const url = urlOf(stage, 'tabs')
  const pages: Page[] = []
  for (let tab = 0; tab < TABS; tab++) pages.push(await context.newPage())
  for (const page of pages) await open(page, url)
  const visitor = await visitorId(pages[0]!)
  const told = pages.flatMap((_, tab) => Array.from({ length: EACH }, (_, n) => `${tab}.${n}`))
  const sending = new Promise<Request>((resolve) => {
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.postData()?.includes('"look"')) resolve(request)
    })
  })
  await Promise.all(
    pages.map((page, tab) => tell(page, 'look', told.slice(tab * EACH, (tab + 1) * EACH))),
  )
  for (const page of pages) await sayOnline(page)
  const drainer = (await sending).frame().page()
  await killTab(drainer)
  fault = undefined
  const rest = pages.filter((page) => page !== drainer)
  for (const page of rest) await sayOnline(page)
  for (const page of rest) await allSent(page)
  expect(await marks(visitor)).toEqual(told.sort())
  expect(conversions(await stage.world.report('all')) - before).toBe(told.length)
  await kill()
})
