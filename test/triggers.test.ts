import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useStage } from './pages/stage.ts'
import { ORIGINAL } from './pages/words.ts'
import { allSent, newVisitor } from './world/visitor.ts'

// When an experience begins, in every arm alike, and how often.

const MINE = 'Claim my free month'
/** The host pages' words, and the demo shop's, where each trigger has a product's page. */
const TARGET = '#cta, #bar'
const SHOP: Record<string, string> = {
  present: '/p/mizzle-jacket',
  visible: '/p/squall-parka',
  scroll: '/p/drizzle-anorak',
  dwell: '/p/pocket-cape',
  idle: '/p/puddle-boot',
  exit: '/p/quay-sneaker',
  event: '/p/towpath-boot',
  manual: '/pricing',
}
const changes = [{ kind: 'text', target: TARGET, text: MINE }]
const tested = (id: string, trigger: object, rest: object = {}) => ({
  id,
  pages: [`/plain/${id}`, `/react-ssr/${id}`, `/strict-csp/${id}`, ...(SHOP[id] ? [SHOP[id]] : [])],
  trigger,
  audiences: [{ segment: '*', arms: [{ id: 'control' }, { id: 'b', changes }] }],
  ...rest,
})
const alone = (id: string, trigger: object, rest: object = {}) => ({
  ...tested(id, trigger, rest),
  audiences: [{ segment: '*', arms: [{ id: 'b', changes }] }],
})
const CONFIG = {
  events: ['ready_now'],
  experiences: [
    alone('present', { on: 'present', target: '#late' }),
    alone('visible', { on: 'visible', target: '#below' }),
    alone('scroll', { on: 'scroll', depth: 90 }),
    alone('dwell', { on: 'dwell', seconds: 1 }),
    alone('idle', { on: 'idle', seconds: 2 }),
    alone('exit', { on: 'exit' }),
    alone('event', { on: 'event', name: 'ready_now' }),
    alone('manual', { on: 'manual' }),
    alone('typing', { on: 'dwell', seconds: 1 }),
    alone('first', { on: 'dwell', seconds: 1 }, { caps: { afterInteraction: true } }),
    alone('once', { on: 'manual' }, { caps: { visitor: 1 } }),
    tested('arms', { on: 'manual' }),
  ],
}

const stage = useStage(CONFIG)

const words = (page: Page) => () => page.textContent(TARGET)
const PATIENT = { timeout: 10_000, interval: 50 }

/** A page whose second part is there, and below which much follows. */
async function open(context: BrowserContext, id: string, kind = 'plain') {
  const page = await context.newPage()
  await page.addInitScript(() => {
    // Long from the first, whenever our script comes.
    const long = new CSSStyleSheet()
    long.replaceSync('body { min-height: 500vh } #below { margin-top: 300vh; height: 50px }')
    document.adoptedStyleSheets = [long]
    addEventListener('DOMContentLoaded', () => {
      document.body.append(Object.assign(document.createElement('div'), { id: 'below' }))
    })
  })
  await page.goto(kind === 'shop' ? `${stage.world.shop}${SHOP[id]}` : stage.host.at(kind, id))
  await page.waitForFunction(() => 'stop' in (window as unknown as { segue: object }).segue)
  return page
}
const push = (page: Page, ...command: unknown[]) =>
  page.evaluate(
    (command) =>
      void (window as unknown as { segue: { push(command: unknown[]): unknown } }).segue.push(
        command,
      ),
    command,
  )

/** What makes each begin. */
const causes: Record<string, (page: Page) => Promise<unknown>> = {
  present: (page) =>
    page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('i'), { id: 'late' }))
    }),
  visible: (page) => page.locator('#below').scrollIntoViewIfNeeded(),
  scroll: (page) => page.evaluate(() => scrollTo(0, document.body.scrollHeight)),
  dwell: async () => {},
  idle: async () => {},
  exit: async (page) => {
    await page.mouse.move(300, 200)
    await page.evaluate(() =>
      document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: -1 })),
    )
  },
  event: (page) => push(page, 'track', 'ready_now'),
  manual: (page) => push(page, 'begin', 'manual'),
}
const TIMED = ['dwell', 'idle']

it.concurrent.for(
  ['plain', 'react-ssr', 'strict-csp', 'shop'].flatMap((kind) =>
    Object.keys(causes).map((id) => [id, kind] as const),
  ),
)('begins by %s on %s, and not before', async ([id, kind], { expect }) => {
  const { context, page, complaints } = await newVisitor(stage.browser)
  await page.close()
  const opened = await open(context, id, kind)
  if (!TIMED.includes(id)) {
    await opened.waitForTimeout(500)
    expect(await words(opened)()).not.toBe(MINE)
  }
  await causes[id]!(opened)
  await expect.poll(words(opened), PATIENT).toBe(MINE)
  expect(complaints).toEqual([])
  await context.close()
})

it('takes a throw back up for leaving where there is a finger, and no scrolling with a wheel', async () => {
  const leaves = async (hasTouch: boolean) => {
    const context = await stage.browser.newContext({ hasTouch, isMobile: hasTouch })
    const opened = await open(context, 'exit')
    await opened.evaluate(() => scrollTo(0, 2_000))
    await opened.waitForTimeout(400)
    await opened.evaluate(() => {
      let y = 2_000
      const step = () => {
        y -= 300
        scrollTo(0, y)
        if (y > 500) requestAnimationFrame(step)
      }
      step()
    })
    await opened.waitForTimeout(600)
    const shown = await words(opened)()
    await context.close()
    return shown
  }
  expect(await leaves(true)).toBe(MINE)
  expect(await leaves(false)).toBe(ORIGINAL)
})

it('exposes every arm when it begins, and nobody before', async () => {
  const arms = new Set<string>()
  for (let visitor = 0; visitor < 12 && arms.size < 2; visitor++) {
    const { context, page } = await newVisitor(stage.browser)
    await page.close()
    const opened = await open(context, 'arms')
    const exposed = () =>
      opened.evaluate(() => (window as unknown as { seen?: { arm: string }[] }).seen ?? [])
    await opened.evaluate(() => {
      const page = window as unknown as {
        seen: unknown[]
        segue: { on(signal: string, heard: (event: { props: unknown }) => void): void }
      }
      page.seen = []
      page.segue.on('exposure', ({ props }) => page.seen.push(props))
    })
    await opened.waitForTimeout(200)
    expect(await exposed()).toEqual([])
    await push(opened, 'begin', 'arms')
    await expect.poll(async () => (await exposed()).length).toBe(1)
    const [{ arm } = { arm: '' }] = await exposed()
    expect(await words(opened)()).toBe(arm === 'b' ? MINE : ORIGINAL)
    arms.add(arm)
    await context.close()
  }
  expect([...arms].sort()).toEqual(['b', 'control'])
})

it('waits while the visitor writes', async () => {
  const { context, page } = await newVisitor(stage.browser)
  await page.close()
  const opened = await open(context, 'typing')
  await opened.evaluate(() => document.body.prepend(document.createElement('textarea')))
  await opened.locator('textarea').pressSequentially('A longer letter to you', { delay: 110 })
  expect(await words(opened)()).toBe(ORIGINAL)
  await expect.poll(words(opened), PATIENT).toBe(MINE)
  await context.close()
})

it('waits for the first interaction where that is asked for', async () => {
  const { context, page } = await newVisitor(stage.browser)
  await page.close()
  const opened = await open(context, 'first')
  await opened.waitForTimeout(1_800)
  expect(await words(opened)()).toBe(ORIGINAL)
  await opened.mouse.click(500, 400)
  await expect.poll(words(opened), PATIENT).toBe(MINE)
  await context.close()
})

it('shows in one of two tabs what may be shown once, and never again', async () => {
  const { context, page } = await newVisitor(stage.browser)
  await page.goto(stage.host.at('plain'))
  await allSent(page)
  const tabs = [await open(context, 'once'), await open(context, 'once')]
  await Promise.all(tabs.map((tab) => push(tab, 'begin', 'once')))
  await page.waitForTimeout(1_500)
  const shown = async () => Promise.all(tabs.map((tab) => words(tab)()))
  expect((await shown()).sort()).toEqual([MINE, ORIGINAL].sort())
  for (const tab of tabs) await tab.close()
  const later = await open(context, 'once')
  await push(later, 'begin', 'once')
  await later.waitForTimeout(800)
  expect(await words(later)()).toBe(ORIGINAL)
  await context.close()
})
