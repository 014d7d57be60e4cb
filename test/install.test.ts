import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { armOf } from './world/arm-of.ts'
import { launchBrowser } from './world/browser.ts'
import { codeBlocks, section } from './world/docs.ts'
import { painted, probePaints } from './world/paint-probe.ts'
import { publish } from './world/publish.ts'
import { type Rule, reverseProxy } from './world/reverse-proxy.ts'
import { openSite } from './world/site.ts'
import { allSent, newVisitor } from './world/visitor.ts'
import { createWorld, type World } from './world/world.ts'

const CONFIG = {
  cookieDomain: 'shop.localhost',
  experiences: [
    {
      id: 'hero',
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
const BODY = '<main><h1>Hello</h1><a id="cta" href="#next">Original</a></main>'
const NONCE = 'r4nd0m'
/** A busy machine takes its time. */
const SOON = { timeout: 15_000 }

let world: World
let browser: Browser
/** The tag's forms by the names that the manual has for them. */
let forms: Record<string, string>
beforeAll(async () => {
  ;[world, browser] = await Promise.all([createWorld(), launchBrowser()])
  const { tag } = await publish(world, CONFIG)
  const [plain = ''] = await codeBlocks('install.md', 'Plain', 'html')
  forms = {
    'the tag, `<script nonce="…">`': tag.replace('<script', `<script nonce="${NONCE}"`),
    '`--strict`': await printed('--strict'),
    '`--sri --strict`': await printed('--sri', '--strict'),
    plain: atCollector(plain),
  }
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

/** What is printed for a page that waits as long as it takes, with the nonce of its response. */
async function printed(...options: string[]): Promise<string> {
  const lines = (await world.segue('tag', 'shop', ...options)).split('\n')
  const tag = lines.filter((line) => line.startsWith('<')).join('\n')
  return tag.replaceAll('NONCE', NONCE).replace(',800)', ',60000)')
}

const atCollector = (text: string) =>
  text.replaceAll('https://segue.example.com', world.collector).replaceAll('my-site', 'shop')

/** Somebody comes to a site that has this in its head. */
async function visit(
  head: string,
  policy: string | undefined,
  look: (page: Page) => Promise<void>,
): Promise<string[]> {
  const headers: Record<string, string> = policy
    ? { 'content-security-policy': `default-src 'none'; ${policy}` }
    : {}
  const body = `<!doctype html><title>Site</title>${head}${BODY}`
  const site = await openSite((path) => (path === '/' ? { body, headers } : undefined))
  const { context, page, complaints } = await newVisitor(browser)
  await probePaints(context, '#cta')
  await page.goto(site.url)
  await look(page)
  await context.close()
  await site.stop()
  return complaints
}

const words = async (page: Page) => {
  await expect.poll(async () => (await painted(page)).texts.length, SOON).toBeGreaterThan(0)
  await page.waitForTimeout(300)
  return (await painted(page)).texts
}

/** The rows of the manual's table: a form and its policy. */
const policies = [...(await section('install.md', 'Strict pages')).matchAll(ROW())].map(
  ([, form, policy]) => ({ form: form!.trim(), policy: policy! }),
)
function ROW(): RegExp {
  return /^\| (.*?) +\| `(script-src.*?)` +\|$/gm
}

it('names a policy for each form', () => {
  expect(policies.map(({ form }) => form)).toEqual([...Object.keys(forms), 'npm'])
})

// The npm form's is kept by the app of its own test.
describe.each(policies.filter(({ form }) => form !== 'npm'))('under the policy of $form', (row) => {
  const policy = () => atCollector(row.policy).replace('nonce-…', `nonce-${NONCE}`)

  it('it works, and the browser has nothing to say', async () => {
    const complaints = await visit(forms[row.form]!, policy(), async (page) => {
      expect(await words(page)).toEqual(['Mine'])
      await allSent(page)
    })
    expect(complaints).toEqual([])
  })

  it('it does nothing without what names it, and the page is as it was', async () => {
    const without = policy().replace(/(?<=script-src )[^;]+/, "'nonce-other'")
    const complaints = await visit(forms[row.form]!, without, async (page) => {
      expect(await words(page)).toEqual(['Original'])
    })
    expect(complaints.length).toBeGreaterThan(0)
    for (const text of complaints) expect(text).toMatch(/Content Security Policy|preload/)
  })
})

/** What a proxy's configuration says, as far as the manual uses it. */
const readers: Record<string, (text: string) => Rule> = {
  nginx(text) {
    const [, prefix = ''] = /location (\S+) \{/.exec(text) ?? []
    const [, upstream = ''] = /proxy_pass (\S+);/.exec(text) ?? []
    // With a path in `proxy_pass` the location's own goes; nginx tells the upstream's name as the
    // host unless it is told otherwise.
    return {
      prefix,
      upstream: new URL(upstream).origin,
      strip: upstream.endsWith('/'),
      keepsHost: /proxy_set_header Host \$host;/.test(text),
    }
  },
  caddy(text) {
    const [, prefix = ''] = /handle_path (\S+)\* \{/.exec(text) ?? []
    const [, upstream = ''] = /reverse_proxy (\S+)/.exec(text) ?? []
    return { prefix, upstream: `http://${upstream}`, strip: true, keepsHost: true }
  },
}

it.each(Object.keys(readers))('works on a path of the site’s own behind %s', async (language) => {
  const [block = ''] = await codeBlocks('install.md', 'Your own host', language)
  const rule = readers[language]!(block)
  expect(rule).toMatchObject({ prefix: '/about/', upstream: 'http://127.0.0.1:4000' })
  let head = ''
  const site = await openSite(
    (path) =>
      path === '/' ? { body: `<!doctype html><title>Site</title>${head}${BODY}` } : undefined,
    reverseProxy({ ...rule, upstream: world.collector }),
  )
  const origin = site.url.replace('127.0.0.1', 'www.shop.localhost')
  head = await printed('--collector', `${origin}/about`)

  const { context, page, complaints } = await newVisitor(browser)
  await probePaints(context, '#cta')
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(request.url()))
  await page.goto(origin)
  expect(await words(page)).toEqual(['Mine'])
  await allSent(page)
  expect([...asked].filter((url) => !url.startsWith(`${origin}/`))).toEqual([])
  expect([...asked]).toContain(`${origin}/about/e`)
  // A script may set a year; more than that has come by HTTP.
  const inDays = async () => {
    const cookie = (await context.cookies()).find(({ name }) => name === 'segue_id')
    return ((cookie?.expires ?? 0) - Date.now() / 1000) / (24 * 60 * 60)
  }
  await expect.poll(inDays, SOON).toBeGreaterThan(380)
  expect(complaints).toEqual([])
  await context.close()
  await site.stop()
})

it('plain: shows what is changed from the first paint on', async () => {
  const complaints = await visit(forms.plain!, undefined, async (page) => {
    expect(await words(page)).toEqual(['Mine'])
  })
  expect(complaints).toEqual([])
})

it('by a tag manager: leaves alone what is painted, says so, and changes what comes later', async () => {
  const [code = ''] = await codeBlocks('install.md', 'Tag manager', 'html')
  const late = async () => armOf(await world.report('hero'), '*', 'b').arm.late
  const before = await late()
  const complaints = await visit('', undefined, async (page) => {
    expect(await words(page)).toEqual(['Original'])
    // As Google Tag Manager puts a Custom HTML tag into a page: scripts are made anew, or would not run.
    await page.evaluate((html) => {
      const holder = document.createElement('div')
      holder.innerHTML = html
      for (const inert of holder.querySelectorAll('script')) {
        const script = document.createElement('script')
        script.text = inert.text
        inert.replaceWith(script)
      }
      document.body.append(holder)
    }, atCollector(code))
    await allSent(page)
    expect(await words(page)).toEqual(['Original'])
    await page.evaluate(() => history.pushState(null, '', '/next'))
    await expect.poll(() => page.textContent('#cta'), SOON).toBe('Mine')
  })
  expect(complaints).toEqual([])
  expect(await late()).toBe(before + 1)
})
