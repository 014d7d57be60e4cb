import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { useStage } from './pages/stage.ts'
import { allSent, newVisitor } from './world/visitor.ts'

// Every block of the gallery on the demo shop and on other people's pages, for eyes and for readers of
// screens; what a question may ask; and what is loaded where nothing is shown.

/** Something near the top of each page, in a host page and in the demo shop. */
const TOP = '#headline, #bar'
const PICTURE = { image: '/workshop.svg', alt: 'A workshop' }
const LINK = { button: 'Have a look', link: '/look' }
const beside = (block: string, props: object, where = 'after') => ({
  kind: 'block',
  block,
  target: TOP,
  where,
  props,
})
const ask = (kind: string, answer: string, more: object = {}) =>
  beside('survey', {
    question: `What do you say, ${answer}?`,
    kind,
    answer,
    button: 'Send',
    thanks: `Thanks for ${answer}.`,
    ...more,
  })
const CHOICES = {
  choices: ['maker', 'buyer', 'reader'].map((value) => ({ value, label: `I am a ${value}` })),
}
const IN_PLACE = [
  { kind: 'block', block: 'announcement', props: { text: 'Free delivery', close: 'Close' } },
  beside('hero', { headline: 'Two for one', text: 'This week', ...LINK, ...PICTURE }),
  beside('card', { headline: 'Made here', text: 'By hand', ...PICTURE }),
  beside('countdown', { text: 'The sale ends in', until: '2036-01-01T00:00Z' }),
  beside('newsletter', {
    headline: 'A letter a month',
    label: 'E-mail',
    button: 'Subscribe',
    action: '/letter',
    thanks: 'See you soon.',
    failed: 'That did not work.',
  }),
  ask('one', 'role', CHOICES),
  beside('strip', {
    title: 'Still in your cart',
    show: 'cart',
    most: 2,
    products: [{ id: 'a', name: 'Boot', price: '€ 120', image: '/workshop.svg', link: '/boot' }],
  }),
  beside('proof', { text: 'people looked at this', on: 'view_item', days: 7, least: 5 }),
  { kind: 'block', block: 'sticky', props: { ...LINK, close: 'Close' } },
]
const OVER = ['slide-in', 'dialog'].map((block) => ({
  kind: 'block',
  block,
  props: { headline: 'Before you go', ...LINK, close: 'No, thanks' },
}))

/** The demo shop is `''`. */
const KINDS = ['plain', 'strict-csp', 'react-ssr', 'rtl', '']
const pathsOf = (path: string) => KINDS.map((kind) => (kind ? `/${kind}/` : '/') + path)
const only = (id: string, pages: string[], changes: object[], rest: object = {}) => ({
  id,
  pages,
  audiences: [{ segment: '*', arms: [{ id: 'b', changes }] }],
  ...rest,
})
const CONFIG = {
  experiences: [
    only('in-place', pathsOf('pricing'), IN_PLACE),
    ...OVER.map((change) =>
      only(change.block, pathsOf('pricing'), [change], { trigger: { on: 'manual' } }),
    ),
    only(
      'asked',
      ['/plain/asked'],
      [
        ask('nps', 'nps'),
        ask('csat', 'csat'),
        ask('several', 'roles', CHOICES),
        ask('words', 'words'),
      ],
    ),
    only(
      'instead',
      ['/plain/instead'],
      [
        {
          kind: 'block',
          block: 'announcement',
          target: '#promo',
          props: { text: 'Instead of that', close: 'Close' },
        },
      ],
    ),
  ],
}

const stage = useStage(CONFIG)

const PATIENT = { timeout: 15_000, interval: 50 }
const address = (kind: string, path: string) =>
  kind ? stage.host.at(kind, path) : `${stage.world.shop}/${path}`
type Window = {
  segue: { track(name: string, props: object): Promise<void>; push(command: unknown[]): void }
}
const isAlive = (page: Page) =>
  page.waitForFunction(() => 'stop' in (window as unknown as Window).segue)
/** What axe finds in what we have put there, in words. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('[data-segue-block]').analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
const shown = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('[data-segue-block]')].filter(
        (host) => host.shadowRoot!.firstElementChild!.getBoundingClientRect().height > 0,
      ).length,
  )

it.each(KINDS)('shows the whole gallery, for everybody, on "%s"', async (kind) => {
  const { context, page, complaints } = await newVisitor(stage.browser)
  await context.route('**/workshop.svg', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><path fill="#9bb" d="M0 0h16v10H0z"/></svg>',
    }),
  )
  // Looked at when all has come to rest.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(address(kind, 'pricing'))
  await isAlive(page)
  const add = () =>
    page.evaluate(() =>
      (window as unknown as Window).segue.track('add_to_cart', {
        items: [{ item_id: 'a', price: 120, quantity: 1 }],
      }),
    )
  const told = async () => {
    await add()
    await allSent(page)
    return page.evaluate(() => localStorage.getItem('segue:people'))
  }
  await expect.poll(told, PATIENT).not.toBeNull()
  // Who counts people is another test's matter; here it is how many look at so many words.
  await page.evaluate(() => {
    const [at, people] = JSON.parse(localStorage.getItem('segue:people')!)
    for (const each of Object.keys(people)) people[each] = 1_204
    localStorage.setItem('segue:people', JSON.stringify([at, people]))
  })
  await page.reload()
  await isAlive(page)
  await expect.poll(() => shown(page), PATIENT).toBe(IN_PLACE.length)
  expect(await faults(page)).toEqual([])
  for (const { block } of OVER) {
    const before = await shown(page)
    await page.evaluate(
      (block) => (window as unknown as Window).segue.push(['begin', block]),
      block,
    )
    await expect.poll(() => shown(page), PATIENT).toBe(before + 1)
    expect(await faults(page)).toEqual([])
    await page.locator(block === 'dialog' ? 'dialog button' : 'aside button').click()
    await expect.poll(() => shown(page), PATIENT).toBe(before)
  }
  expect(complaints).toEqual([])
  await context.close()
})

it('takes every kind of answer, and leaves addresses out', async () => {
  const { context, page, complaints } = await newVisitor(stage.browser)
  await page.goto(address('plain', 'asked'))
  await isAlive(page)
  const send = (answer: string) =>
    page
      .locator('form', { hasText: `What do you say, ${answer}?` })
      .getByText('Send')
      .click()
  // With the keyboard alone, as far as a scale goes.
  await page.locator('input[value="9"]').focus()
  await page.keyboard.press('ArrowRight')
  await send('nps')
  await page.locator('input[value="4"]').last().check()
  await send('csat')
  // Nothing is said as long as nothing is chosen.
  await send('roles')
  expect(await page.getByText('Thanks for roles.').count()).toBe(0)
  await page.getByLabel('I am a maker').check()
  await page.getByLabel('I am a reader').check()
  await send('roles')
  await page.locator('textarea').fill('Write to ada@example.com or 0301234567890, please')
  await send('words')
  for (const answer of ['nps', 'csat', 'roles', 'words']) {
    await expect.poll(() => page.getByText(`Thanks for ${answer}.`).count(), PATIENT).toBe(1)
  }
  await allSent(page)
  const answers = async () =>
    (await stage.world.events())
      .filter(({ name }) => name === 'survey_answer')
      .map(({ props }) => [props?.survey, props?.value])
  await expect.poll(async () => (await answers()).length, PATIENT).toBe(4)
  const said = Object.fromEntries(await answers())
  expect(said).toMatchObject({ nps: 10, csat: 4, roles: 'maker,reader' })
  expect(said.words).toMatch(/^Write to .* please$/)
  expect(said.words).not.toMatch(/ada|0301/)
  const declared = await page.evaluate(async () => {
    type Exporting = { segue: { export(): Promise<{ profile: { declared: object } }> } }
    return (await (window as unknown as Exporting).segue.export()).profile.declared
  })
  expect(declared).toMatchObject(said)
  expect(complaints).toEqual([])
  await context.close()
})

it('gives back what a block stood for when it is closed', async () => {
  const { context, page } = await newVisitor(stage.browser)
  await page.goto(address('plain', 'instead'))
  await isAlive(page)
  expect(await page.isVisible('#promo')).toBe(false)
  await expect
    .poll(async () => {
      await page
        .locator('.bar button')
        .click({ timeout: 1_000 })
        .catch(() => {})
      return page.isVisible('#promo')
    }, PATIENT)
    .toBe(true)
  expect(await page.isVisible('.bar')).toBe(false)
  await context.close()
})

it('loads no block where none is shown, and of the gallery what is', async () => {
  const loaded = async (path: string) => {
    const { context, page } = await newVisitor(stage.browser)
    const files: string[] = []
    page.on('request', (request) => files.push(new URL(request.url()).pathname))
    await page.goto(address('plain', path))
    await isAlive(page)
    await allSent(page)
    await context.close()
    return files.flatMap((file) => /(block(?:s|-[a-z-]+))\.[0-9a-f]{16}\.js/.exec(file)?.[1] ?? [])
  }
  expect(await loaded('nothing')).toEqual([])
  expect([...new Set(await loaded('instead'))].sort()).toEqual(['block-announcement', 'blocks'])
})
