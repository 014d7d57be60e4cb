import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage } from './pages/open-page.ts'
import { useStage } from './pages/stage.ts'
import { armOf } from './world/arm-of.ts'
import { painted, probePaints } from './world/paint-probe.ts'
import { allSent, newVisitor } from './world/visitor.ts'

// The gallery's blocks on other people's pages: what is painted first, what lives, what is learnt.

const PAGES = ['plain', 'strict-csp', 'react-ssr']
const GALLERY = [
  {
    block: 'announcement',
    props: { text: 'Free delivery', link: '/free', link_text: 'How', close: 'Close' },
  },
  {
    block: 'hero',
    target: '#promo',
    props: { headline: 'Two for one', text: 'This week', button: 'See both', link: '/two' },
  },
  {
    block: 'card',
    target: '#headline',
    where: 'after',
    props: { headline: 'Made here', text: 'By hand', image: '/workshop.svg', alt: 'A workshop' },
  },
  {
    block: 'countdown',
    target: '#headline',
    where: 'after',
    props: { text: 'The sale ends in', until: '2036-01-01T00:00Z' },
  },
  {
    block: 'newsletter',
    target: '#headline',
    where: 'after',
    props: {
      headline: 'A letter a month',
      label: 'E-mail',
      button: 'Subscribe',
      action: '/letter',
      thanks: 'See you soon.',
      failed: 'That did not work. Try again later.',
    },
  },
  {
    block: 'survey',
    target: '#headline',
    where: 'after',
    props: {
      question: 'What brings you here?',
      kind: 'one',
      answer: 'role',
      choices: [
        { value: 'maker', label: 'I make things' },
        { value: 'buyer', label: 'I buy things' },
      ],
      button: 'Send',
      thanks: 'Good to know.',
    },
  },
  { block: 'sticky', props: { button: 'Start', link: '/start', close: 'Close' } },
].map((each) => ({ kind: 'block', ...each }))

const DIALOG = {
  kind: 'block',
  block: 'dialog',
  props: { headline: 'Before you go', button: 'Stay', link: '#stay', close: 'No, thanks' },
}
const SLIDE_IN = { ...DIALOG, block: 'slide-in' }
/** The example of the docs: what stands there runs here. */
const DOCS = readFileSync(new URL('../docs/blocks.md', import.meta.url), 'utf8')
const example = (language: string, word: string) =>
  [...DOCS.matchAll(/^```(\w+)\n(.*?)^```/gms)].find(
    ([, kind, code = '']) => kind === language && code.includes(word),
  )![2]!
const METER = {
  kind: 'block',
  block: 'meter',
  target: '#promo',
  where: 'before',
  props: { days: 10 },
}

const STRIP = {
  kind: 'block',
  block: 'strip',
  target: '#promo',
  where: 'before',
  props: {
    title: 'Seen lately',
    show: 'viewed',
    most: 2,
    products: ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      name: `Product ${id}`,
      image: '/workshop.svg',
      link: `/p/${id}`,
    })),
  },
}

const proof = (item: string) => ({
  kind: 'block',
  block: 'proof',
  target: '#promo',
  where: 'before',
  props: { text: 'people ordered this week', on: 'purchase', days: 7, item, least: 5 },
})

const only = (id: string, pages: string[], changes: object[], rest: object = {}) => ({
  id,
  pages,
  audiences: [{ segment: '*', arms: [{ id: 'b', changes }] }],
  ...rest,
})
const CONFIG = {
  segments: [{ id: 'maker', when: { 'declared.role': 'maker' } }],
  goals: [
    { id: 'lead', kind: 'macro', on: 'generate_lead' },
    { id: 'answered', kind: 'micro', on: 'survey_answer' },
  ],
  ...JSON.parse(example('json', 'Trial meter')),
  experiences: [
    only(
      'gallery',
      PAGES.map((page) => `/${page}/`),
      GALLERY,
      { goals: ['lead', 'answered'] },
    ),
    {
      id: 'makers',
      pages: ['/plain/'],
      live: true,
      audiences: [
        {
          segment: 'maker',
          arms: [{ id: 'b', changes: [{ kind: 'text', target: '#cta', text: 'Make it' }] }],
        },
      ],
    },
    only('own', ['/plain/own'], [METER]),
    only('proof', ['/plain/proof'], [proof('shoe'), proof('hat')]),
    only('strip', ['/plain/strip'], [STRIP]),
    only('corner', ['/plain/exit'], [SLIDE_IN], { trigger: { on: 'dwell', seconds: 1 } }),
    only('leaving', ['/plain/exit'], [DIALOG], { trigger: { on: 'exit' } }),
  ],
}

const stage = useStage(CONFIG, { hold: 300 })

const PATIENT = { timeout: 15_000, interval: 50 }
const insides = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-segue-block]')].map(
      (host) => host.shadowRoot?.innerHTML.replace(/(<time.*?>).*?<\/time>/, '$1') ?? '',
    ),
  )
const count = (page: Page, selector: string) => () => page.locator(selector).count()
const names = async () => (await stage.world.events()).map(({ name }) => name)

it.each(PAGES)('paints every block first, and attaches to what is there, on %s', async (name) => {
  const { context, page, complaints } = await openPage(stage.browser, stage.host.at(name), '#promo')
  await expect.poll(count(page, '[data-segue-block]'), PATIENT).toBe(GALLERY.length)
  const first = await insides(page)
  // What the hero stands for was never seen.
  expect(await painted(page)).toEqual({ texts: [], shifts: [] })
  expect(await page.isVisible('#promo')).toBe(false)
  // The clock goes: the scripts are there.
  await expect.poll(() => page.locator('[role=timer]').textContent(), PATIENT).not.toContain('–')
  expect(await insides(page)).toEqual(first)

  await page.click('[data-segue-block] .bar button')
  expect(await page.isVisible('.bar')).toBe(false)
  await page.evaluate(() => (window as unknown as { segue: { stop(): void } }).segue.stop())
  expect(await page.locator('[data-segue-block]').count()).toBe(0)
  expect(await page.isVisible('#promo')).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})

it('lets an answer change the same page, and hands an address to the site alone', async () => {
  const { context, page, complaints } = await openPage(stage.browser, stage.host.at('plain'))
  const letters: string[] = []
  await page.route('**/letter', async (route) => {
    letters.push(route.request().postData() ?? '')
    await route.fulfill({ status: 204 })
  })
  await expect.poll(() => page.locator('[role=timer]').textContent(), PATIENT).not.toContain('–')
  await page.check('input[value=maker]')
  await page.click('section form button:has-text("Send")')
  await expect.poll(() => page.locator('[role=status]').textContent()).toBe('Good to know.')
  await expect.poll(() => page.textContent('#cta'), PATIENT).toBe('Make it')

  await page.fill('#email', 'ada@example.com')
  await page.keyboard.press('Enter')
  await expect.poll(() => letters).toEqual(['email=ada%40example.com'])
  await expect
    .poll(() => page.locator('[role=status]').allTextContents())
    .toEqual(['Good to know.', 'See you soon.'])
  await allSent(page)
  await expect.poll(names, PATIENT).toContain('generate_lead')
  const events = await stage.world.events()
  expect(events.find(({ name }) => name === 'survey_answer')?.props).toMatchObject({
    experience: 'gallery',
    arm: 'b',
    survey: 'role',
    value: 'maker',
  })
  expect(JSON.stringify(events)).not.toContain('ada@')
  const { goals } = armOf(await stage.world.report('gallery'), '*', 'b')
  expect(goals.lead).toMatchObject({ converters: 1 })
  expect(goals.answered).toMatchObject({ converters: 1 })
  // A click in a block is one on what it stands for.
  await page.locator('.hero .button').evaluate((link: HTMLElement) => {
    link.addEventListener('click', (event) => event.preventDefault())
    link.click()
  })
  await allSent(page)
  await expect.poll(names, PATIENT).toContain('target_click')
  expect(complaints).toEqual([])
  await context.close()
})

it('remembers what was closed', async () => {
  const { context, page } = await openPage(stage.browser, stage.host.at('plain'))
  await page.waitForSelector('.bar')
  await expect.poll(() => page.locator('[role=timer]').textContent(), PATIENT).not.toContain('–')
  await page.click('.bar button')
  await allSent(page)
  await page.reload()
  await page.waitForSelector('#cta')
  await page.waitForTimeout(1_000)
  expect(await page.locator('.bar').count()).toBe(0)
  await context.close()
})

it('shows what lies over the page one after the other, and gives the focus back', async () => {
  const { context, page, complaints } = await openPage(
    stage.browser,
    stage.host.at('plain', 'exit'),
  )
  await page.focus('#bump')
  await page.waitForSelector('aside', PATIENT)
  // Somebody leaves while it is there: the dialog has to wait.
  await page.mouse.move(200, 200)
  await page.evaluate(() =>
    document.documentElement.dispatchEvent(
      new MouseEvent('mouseout', { bubbles: true, clientY: -1 }),
    ),
  )
  await page.waitForTimeout(700)
  expect(await page.locator('dialog').count()).toBe(0)
  // In one task: the dialog comes as soon as its way is free.
  await page.locator('aside button').evaluate((button: HTMLElement) => {
    button.click()
    document.querySelector<HTMLElement>('#bump')!.focus()
  })
  await page.waitForSelector('dialog[open]', PATIENT)
  // The rest of the page is out of reach until it is closed.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('bump')
  await page.keyboard.press('Escape')
  await expect.poll(count(page, 'dialog[open]')).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('bump')
  expect(complaints).toEqual([])
  await context.close()
})

it('shows what the visitor has looked at last, without what was bought since', async () => {
  const { context, page, complaints } = await openPage(
    stage.browser,
    stage.host.at('plain', 'strip'),
  )
  await page.waitForTimeout(500)
  expect(await page.locator('[data-segue-block]').count()).toBe(0)
  await page.evaluate(async () => {
    type Page = { segue: { track(name: string, props: object): Promise<void> } }
    const { segue } = window as unknown as Page
    for (const id of ['d', 'b', 'c', 'x', 'a']) {
      await segue.track('view_item', { items: [{ item_id: id }] })
    }
    await segue.track('purchase', { transaction_id: '1', items: [{ item_id: 'c' }] })
  })
  await allSent(page)
  await page.reload()
  await expect
    .poll(() => page.locator('li').allTextContents(), PATIENT)
    .toEqual(['Product a', 'Product b'])
  expect(await painted(page)).toMatchObject({ shifts: [] })
  expect(complaints).toEqual([])
  await context.close()
})

it('says how many people ordered: what the collector has counted, and nothing of a few', async () => {
  const ordered = (visitor: number, item: string) => ({
    id: randomUUID(),
    name: 'purchase',
    kind: 'macro',
    at: Date.now() - 60_000,
    visitor: `buyer-${visitor}`,
    visit: randomUUID(),
    page: randomUUID(),
    seq: 0,
    config: 1,
    segments: [],
    arms: {},
    goals: [],
    order: `${item}-${visitor}`,
    props: { items: [{ item_id: item }] },
  })
  const events = [
    ...Array.from({ length: 1_204 }, (_, n) => ordered(n, 'shoe')),
    ...Array.from({ length: 4 }, (_, n) => ordered(n, 'hat')),
  ]
  for (let from = 0; from < events.length; from += 100) {
    const batch = { site: 'shop', sent: Date.now(), events: events.slice(from, from + 100) }
    const sent = await fetch(`${stage.world.collector}/e`, {
      method: 'POST',
      body: JSON.stringify(batch),
    })
    expect(sent.status).toBe(204)
  }
  await stage.world.report('proof')
  // What was counted before these orders is forgotten with the process.
  await stage.world.kill('SIGTERM')
  await stage.world.start()

  const { context, page, complaints } = await newVisitor(stage.browser)
  await probePaints(context, '[data-segue-block]')
  const line = async () => {
    await page.goto(stage.host.at('plain', 'proof'))
    await allSent(page)
    return page.locator('[data-segue-block] p').allTextContents()
  }
  // Nobody waits for a number: the first page has none, and nothing is held open for it.
  expect(await line()).toEqual([])
  await expect.poll(line, PATIENT).toEqual(['1\u202f204 people ordered this week'])
  expect(await painted(page)).toMatchObject({ shifts: [] })
  expect(complaints).toEqual([])
  await context.close()
})

it('has nothing that axe would complain about, and moves nothing for those who want that', async () => {
  const { context, page } = await openPage(stage.browser, stage.host.at('plain'))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(() => page.locator('[role=timer]').textContent(), PATIENT).not.toContain('–')
  const complaintsOf = async (selector: string) => {
    const { violations } = await new AxeBuilder({ page }).include(selector).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }
  expect(await complaintsOf('[data-segue-block]')).toEqual([])
  await page.goto(stage.host.at('plain', 'exit'))
  await page.waitForSelector('aside', PATIENT)
  expect(await complaintsOf('[data-segue-block]')).toEqual([])
  const moving = () => page.evaluate(() => document.getAnimations().length)
  expect(await moving()).toBe(0)
  await page.keyboard.press('Tab')
  await page.locator('aside button').focus()
  await page.keyboard.press('Escape')
  await page.mouse.move(200, 200)
  await page.evaluate(() =>
    document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientY: -1 })),
  )
  await page.waitForSelector('dialog[open]', PATIENT)
  expect(await complaintsOf('[data-segue-block]')).toEqual([])
  expect(await moving()).toBe(0)
  await context.close()
})

it('brings a block of the site’s own to life, whenever it is registered', async () => {
  const { context, page, complaints } = await openPage(stage.browser, stage.host.at('plain', 'own'))
  expect(await page.textContent('.meter')).toBe('10 days left')
  await page.evaluate(example('js', 'meter_opened'))
  await expect
    .poll(async () => {
      await page.dispatchEvent('.meter', 'click')
      return names()
    }, PATIENT)
    .toContain('meter_opened')
  const told = (await stage.world.events()).find(({ name }) => name === 'meter_opened')
  expect(told?.props).toMatchObject({ days: 10, experience: 'own', arm: 'b', block: 'meter' })
  expect(complaints).toEqual([])
  await context.close()
})
