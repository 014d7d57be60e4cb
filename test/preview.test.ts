import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, it, vi } from 'vitest'
import { useStage } from './pages/stage.ts'
import { ORIGINAL } from './pages/words.ts'
import { painted, probePaints } from './world/paint-probe.ts'
import { allSent, newVisitor } from './world/visitor.ts'

const text = (text: string) => [{ kind: 'text', target: '#cta', text }]
const CONFIG = {
  segments: [{ id: 'keen', name: 'Keen ones', when: { 'visit.number': { $gt: 30 } } }],
  redirects: ['https://shop.example'],
  experiences: [
    {
      id: 'cta',
      name: 'Call to action',
      pages: [
        '/plain/',
        '/rtl/',
        '/strict-csp/',
        '/react-document/',
        '/react-ssr/',
        '/spa-react/*',
      ],
      audiences: [
        {
          segment: 'keen',
          arms: [
            { id: 'control' },
            { id: 'b', name: 'Loud', changes: text('Only by a link') },
            { id: 'away', changes: [{ kind: 'redirect', to: 'https://shop.example/sale' }] },
            { id: 'sent', changes: [{ kind: 'redirect', to: '/no-doctype/' }] },
          ],
        },
        { segment: '*', arms: [{ id: 'all', changes: text('For everyone') }] },
      ],
    },
  ],
}
const PATIENT = { timeout: 10_000 }
vi.setConfig({ testTimeout: 90_000 })

const stage = useStage(CONFIG, { hold: 300 })

const badge = (page: Page) => page.locator('segue-preview section')
const says = async (page: Page, words: string) =>
  expect.poll(() => badge(page).textContent(), PATIENT).toContain(words)
const leave = (page: Page) => page.getByRole('button', { name: 'Leave preview' })

/** What the console asks for, and `segue preview`. */
async function linksOf(request: object, site = 'shop'): Promise<string[]> {
  const response = await fetch(`${stage.world.console}/api/sites/${site}/previews`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await stage.world.token()}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ experience: 'cta', audience: 'keen', ...request }),
  })
  const { links } = (await response.json()) as { links: { url: string }[] }
  return links.map(({ url }) => url)
}
const linkTo = async (page: string, arm: string, more: object = {}) =>
  (await linksOf({ url: stage.host.at(page), arm, ...more }))[0]!

/** Somebody who opens a link; whatever they tell the collector is on record. */
async function open(address: string) {
  const visitor = await newVisitor(stage.browser)
  const told: string[] = []
  visitor.page.on('request', (request) => {
    if (request.method() === 'POST') told.push(request.url())
  })
  await probePaints(visitor.context, '#cta')
  await visitor.page.goto(address)
  await visitor.page.waitForFunction(() => 'pageReady' in window)
  // That the tag names the usual file ahead is no fault of a preview's.
  const complaints = () => visitor.complaints.filter((each) => !each.includes('preload'))
  return { ...visitor, told, complaints }
}

const texts = async (page: Page) => (await painted(page)).texts

/** All that this browser keeps of the site. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const opened = indexedDB.open('segue.shop')
    await new Promise((resolve) => {
      opened.onsuccess = resolve
    })
    const all = opened.result.transaction('shelf').objectStore('shelf').getAll()
    await new Promise((resolve) => {
      all.onsuccess = resolve
    })
    opened.result.close()
    return {
      mirror: JSON.stringify({ ...localStorage }),
      shelf: JSON.stringify(all.result),
      cookie: document.cookie,
    }
  })

it.each(['plain', 'react-ssr', 'strict-csp', 'react-document'])(
  'shows the forced arm on %s from the first frame on, and says so',
  async (name) => {
    const { context, page, complaints, told } = await open(await linkTo(name, 'b'))
    await badge(page).waitFor()
    await says(page, 'Preview: Call to action' + 'Keen ones · Loud')
    await expect.poll(() => texts(page), PATIENT).toEqual(['Only by a link'])
    expect(page.url()).toBe(stage.host.at(name))
    expect(complaints()).toEqual([])
    expect(told).toEqual([])
    await context.close()
  },
)

it('opens at once what waits for something, as a draft that nobody has published', async () => {
  const props = { headline: 'Before you go', button: 'Stay', link: '#stay', close: 'No, thanks' }
  const arms = [{ id: 'b', changes: [{ kind: 'block', block: 'dialog', props }] }]
  const leaving = { id: 'leaving', pages: ['/plain/'], trigger: { on: 'exit' } }
  const draft = {
    site: 'shop',
    experiences: [{ ...leaving, caps: { visit: 1 }, audiences: [{ segment: '*', arms }] }],
  }
  const wanted = { experience: 'leaving', audience: '*', arm: 'b' }
  const [link] = await linksOf({ url: stage.host.at('plain'), draft, ...wanted })
  const { context, page, complaints, told } = await open(link!)
  await page.waitForSelector('dialog[open]', PATIENT)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  expect(complaints()).toEqual([])
  expect(told).toEqual([])
  await context.close()
})

it('shows it from the first frame on where a browser cannot block rendering', async () => {
  const { context, page } = await newVisitor(stage.browser)
  await probePaints(context, '#cta')
  await context.addInitScript(() => {
    Reflect.deleteProperty(HTMLScriptElement.prototype, 'blocking')
  })
  // Long enough for a page to be painted that nobody holds.
  await page.route('**/s/shop.js?preview=*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await route.continue()
  })
  await page.goto(await linkTo('plain', 'b'))
  await badge(page).waitFor()
  await expect.poll(() => texts(page), PATIENT).toEqual(['Only by a link'])
  await context.close()
})

it.each(['plain', 'strict-csp'])('shows control on %s as it is', async (name) => {
  const { context, page, complaints } = await open(await linkTo(name, 'control'))
  await says(page, 'Keen ones · Control')
  await expect.poll(() => texts(page), PATIENT).toEqual([ORIGINAL])
  expect(complaints()).toEqual([])
  await context.close()
})

it('goes on through the tab, and ends when it is left, by keyboard too', async () => {
  const { context, page } = await open(await linkTo('plain', 'b'))
  await page.goto(`${stage.host.at('rtl')}?q=1#top`)
  await badge(page).waitFor()
  await expect.poll(() => texts(page), PATIENT).toEqual(['Only by a link'])

  await page.goto(stage.host.at('no-doctype'))
  await says(page, 'Nothing of it on this page')

  await page.goto(`${stage.host.at('rtl')}?q=1#top`)
  await badge(page).waitFor()
  await leave(page).focus()
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(page.url()).toBe(`${stage.host.at('rtl')}?q=1#top`)
  await expect.poll(() => texts(page), PATIENT).toEqual(['For everyone'])
  await page.goto(stage.host.at('plain'))
  await expect.poll(() => texts(page), PATIENT).toEqual(['For everyone'])
  await page.waitForTimeout(500)
  expect(await badge(page).count()).toBe(0)

  const other = await context.newPage()
  await other.goto(stage.host.at('plain'))
  await expect.poll(() => texts(other), PATIENT).toEqual(['For everyone'])
  await allSent(page)
  await context.close()
})

it('follows a page that changes its own address', async () => {
  const { context, page } = await open(await linkTo('spa-react', 'b'))
  await badge(page).waitFor()
  const path = page.url()
  await page.click('#go')
  await expect.poll(async () => (await texts(page)).at(-1), PATIENT).toBe('Only by a link')
  expect(page.url()).not.toBe(path)
  await page.waitForTimeout(2_000)
  expect(await page.textContent('#cta')).toBe('Only by a link')
  expect(await badge(page).textContent()).not.toContain('Nothing')
  await context.close()
})

it('goes where an arm sends its visitors on this site, and says where on another', async () => {
  const { context, page } = await open(await linkTo('plain', 'sent'))
  expect(page.url()).toBe(stage.host.at('no-doctype'))
  await badge(page).waitFor()
  await page.waitForTimeout(2_000)
  expect(await badge(page).textContent()).not.toContain('Nothing')
  await page.goto(await linkTo('plain', 'away'))
  await says(page, 'Sends visitors to https://shop.example/sale')
  expect(page.url()).toBe(stage.host.at('plain'))
  await context.close()
})

/** The same payload with somebody else's signature, and what else people try. */
const forgeries: [string, (token: string) => string, string][] = [
  ['altered', (token) => token.replace(/^..../, 'AAAA'), 'no preview link of this site'],
  ['cut', (token) => token.slice(0, -1), 'no preview link of this site'],
  ['unsigned', (token) => token.split('.')[0]!, 'no preview link of this site'],
  ['made up', () => 'cta', 'no preview link of this site'],
]
it.each(forgeries)(
  'leaves a page as it is for a link that is %s, and says so',
  async (_, forge, words) => {
    const url = new URL(await linkTo('plain', 'b'))
    url.searchParams.set('segue_preview', forge(url.searchParams.get('segue_preview')!))
    await refused(url.href, words)
  },
)

it('leaves a page as it is for another site’s link, and one that is over', async () => {
  const file = join(stage.world.data, 'other.json')
  await writeFile(file, JSON.stringify({ ...CONFIG, site: 'other' }))
  await stage.world.segue('publish', 'other', file)
  const [others] = await linksOf({ url: stage.host.at('plain'), arm: 'b' }, 'other')
  await refused(others!, 'no preview link of this site')
  const short = await linkTo('plain', 'b', { hours: 0.0001 })
  await new Promise((resolve) => setTimeout(resolve, 500))
  await refused(short, 'This preview link has expired. Make a new one.')
  await refused(short.replace('/plain/', '/strict-csp/'), 'This preview link has expired.')
})

async function refused(address: string, words: string): Promise<void> {
  const { context, page, complaints, told } = await open(address)
  await says(page, words)
  await expect.poll(() => texts(page), PATIENT).toEqual([ORIGINAL])
  expect(new URL(page.url()).search).toBe('')
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  expect(complaints()).toEqual([])
  expect(told).toEqual([])
  await page.getByRole('button', { name: 'Close' }).click()
  expect(await badge(page).count()).toBe(0)
  await page.reload()
  await expect.poll(() => texts(page), PATIENT).toEqual(['For everyone'])
  await context.close()
}

it('loads nothing that could send, or keep more than the tab’s token', async () => {
  const token = new URL(await linkTo('plain', 'b')).searchParams.get('segue_preview')
  const means = /fetch\(|sendBeacon|indexedDB|localStorage|cookie/
  const [usual, shown] = await Promise.all(
    ['', `?preview=${token}`].map(async (query) =>
      (await fetch(`${stage.world.collector}/s/shop.js${query}`)).text(),
    ),
  )
  expect(shown).toContain('Only by a link')
  expect(shown).not.toMatch(means)
  expect(usual).toMatch(means)
})

it('counts nothing, keeps nothing and reads nothing of a visitor, whatever the page calls', async () => {
  const { context, page } = await newVisitor(stage.browser)
  await probePaints(context, '#cta')
  await page.goto(stage.host.at('plain'))
  await allSent(page)
  await page.goto('about:blank')
  const before = { report: await reported(), events: (await stage.world.events()).length }
  const calm = await context.newPage()
  // Of this origin, and without a tag.
  await calm.goto(new URL('/page.css', stage.host.at('plain')).href)
  const known = await kept(calm)
  for (const store of [known.mirror, known.shelf]) expect(store).toContain('visits')

  await preview(context, await linkTo('plain', 'b'))
  await preview(context, await linkTo('strict-csp', 'b'))
  expect(await kept(calm)).toEqual(known)
  // What would have been sent would have been by now.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  expect((await stage.world.events()).length).toBe(before.events)
  expect(await reported()).toEqual(before.report)
  await context.close()
})

async function preview(context: BrowserContext, link: string): Promise<void> {
  const page = await context.newPage()
  const told: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' || /tail|\/e$/.test(request.url())) told.push(request.url())
  })
  await page.goto(link)
  await badge(page).waitFor()
  await page.evaluate(async () => {
    type Calls = Record<string, (...args: unknown[]) => unknown>
    const { segue } = window as unknown as { segue: Calls }
    segue.push!(['track', 'purchase', { value: 1 }], ['consent', 'granted'])
    await segue.track!('signup')
    await segue.identify!({ first_name: 'Ada' })
    await segue.forget!()
  })
  await page.click('#cta', { noWaitAfter: true, trial: true })
  await page.dispatchEvent('#cta', 'click')
  expect(await page.textContent('#cta')).toBe('Only by a link')
  await page.close()
  expect(told).toEqual([])
}

const reported = async () => {
  const { at: _, ...report } = await stage.world.report('cta')
  return report
}
