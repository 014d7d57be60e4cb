import { randomBytes } from 'node:crypto'
import { uuid7 } from '@segue/core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './world/browser.ts'
import { watchExecutions } from './world/executions.ts'
import { hostilePayloads } from './world/hostile-payloads.ts'
import { hostileConfig, hostileEvents } from './world/hostile-site.ts'
import { openWholeScreen, SCREENS } from './world/screens.ts'
import { sendEvents } from './world/send-events.ts'
import { newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const SITE = 'hostile'
const CANARY = 'http://canary.test'
const PAYLOADS = hostilePayloads(1_000, CANARY)
/** Of each the list of events shows what has come in since it was last asked, up to 200. */
const AT_ONCE = 60
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

let world: World
let browser: Browser
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${world.console}/api/sites/${SITE}/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await world.token()}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** What is folded away is text in the page, too. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
    for (const field of document.querySelectorAll<HTMLElement>('main input, main a')) field.focus()
  })
}

it('sees what payloads do where nothing stands in their way', async () => {
  const { page, context } = await newVisitor(browser)
  const { seen } = await watchExecutions(context, CANARY)
  await page.route('http://open.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><main></main>' }),
  )
  await page.goto('http://open.test/')
  // Those that lead the page elsewhere would end the trial.
  const staying = PAYLOADS.filter((text) => !/location|refresh|<base|<form/.test(text))
  await page.evaluate((texts) => {
    for (const text of texts) {
      const place = document.createElement('div')
      place.innerHTML = text
      document.querySelector('main')!.append(place)
    }
  }, staying)
  for (const [what, least] of [
    ['ran', 20],
    ['dialog', 20],
    ['asked', 100],
  ] as const) {
    const found = () => seen.filter((each) => each.startsWith(what)).length
    await expect.poll(found, { timeout: 20_000 }).toBeGreaterThan(least)
  }
  await context.close()
})

it('runs nothing of 1,000 hostile payloads, whichever field they come in and whichever screen shows them', async () => {
  let turn = 0
  const next = (most: number) =>
    [...PAYLOADS[turn++ % PAYLOADS.length]!].slice(0, most / 2).join('')
  await post('versions', { config: hostileConfig(SITE, next), note: next(1_000) })
  for (let n = 0; n < 20; n++) {
    await post('tokens', { name: next(80) || 'x', role: 'viewer' })
    await post('versions', { config: hostileConfig(SITE, next), note: PAYLOADS[n] })
  }
  const { page, context, complaints } = await newVisitor(browser)
  page.setDefaultTimeout(20_000)
  const { seen } = await watchExecutions(context, CANARY)
  await page.goto(`${world.console}/#token=${await world.token()}`)
  await page.goto(`${world.console}/#/${SITE}/live`)
  await page.getByRole('heading', { name: 'Live' }).waitFor()
  for (let first = 0; first < PAYLOADS.length; first += AT_ONCE) {
    const some = PAYLOADS.slice(first, first + AT_ONCE)
    const events = some.flatMap((text, n) => hostileEvents(text, first + n, Date.now()))
    await sendEvents(world.collector, SITE, events)
    const last = { ...events[0]!, id: uuid7(Date.now(), randomBytes(10)), name: `until-${first}` }
    await sendEvents(world.collector, SITE, [last])
    await page.getByText(last.name, { exact: true }).waitFor()
    await unfold(page)
  }
  expect(seen).toEqual([])

  for (const screen of SCREENS) {
    await openWholeScreen(page, world.console, screen, SITE)
    await unfold(page)
    expect([screen.name, seen]).toEqual([screen.name, []])
    expect(page.url()).toBe(`${world.console}/#/${SITE}/${screen.path}`)
  }
  // Nor would it where somebody forgot that text is text: it stays what it is under this policy.
  const forgotten = page.evaluate(() => {
    document.querySelector('main')!.innerHTML = '<img src=x onerror="window.__ran=1">'
  })
  await expect(forgotten).rejects.toThrow(/TrustedHTML/)
  await expect.poll(() => seen).toEqual([expect.stringContaining('require-trusted-types-for')])
  const isOurs = (words: string) => words.includes('429') || words.includes('TrustedHTML')
  expect(complaints.filter((words) => !isOurs(words))).toEqual([])
  await context.close()
})

it('gives them to spreadsheets as words', async () => {
  for (const what of ['events', 'report']) {
    const cells = cellsOf(await world.segue('export', what, SITE))
    expect(cells.length).toBeGreaterThan(20)
    expect(cells.filter((cell) => FORMULA.test(cell) && !isNumber(cell))).toEqual([])
  }
  // It would be one without the mark before it.
  expect(
    cellsOf(await world.segue('export', 'events', SITE)).some((cell) => /^'=/.test(cell)),
  ).toBe(true)

  const { page, context } = await newVisitor(browser)
  await page.goto(`${world.console}/#token=${await world.token()}`)
  await openWholeScreen(page, world.console, SCREENS[0]!, SITE)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).first().click(),
  ])
  const text = Buffer.concat(await (await file.createReadStream()).toArray()).toString()
  expect(cellsOf(text).length).toBeGreaterThan(5)
  expect(cellsOf(text).filter((cell) => FORMULA.test(cell) && !isNumber(cell))).toEqual([])
  await context.close()
})

const isNumber = (cell: string) => cell !== '' && Number.isFinite(Number(cell))

/** The cells of a CSV as a spreadsheet reads them (RFC 4180). */
const cellsOf = (text: string): string[] =>
  [...text.matchAll(/(?<=^|,|\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?=,|\r?\n|$)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
