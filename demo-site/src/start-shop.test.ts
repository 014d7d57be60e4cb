import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCRIPTS } from './layout.ts'
import { pages } from './page-at.ts'
import { type Shop, startShop } from './start-shop.ts'

const TAG = '<script>/* the tag */</script>'
const paths = [...pages.keys()]
let shop: Shop

beforeAll(async () => {
  shop = await startShop({ port: 0, head: TAG })
})
afterAll(() => shop.stop())

const get = (path: string, init?: RequestInit) =>
  fetch(new URL(path, shop.url), { redirect: 'manual', ...init })

const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

describe('every page', () => {
  it.each(paths)(
    '%s has one h1, unique ids, a main, and the tag before the first stylesheet',
    async (path) => {
      const response = await get(path)
      const text = await response.text()
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(matches(text, /<(h1)[ >]/g)).toHaveLength(1)
      expect(matches(text, /<(main) /g)).toHaveLength(1)
      const ids = matches(text, / id="([^"]+)"/g)
      expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([])
      const [charset, viewport, tag, style] = [
        '<meta charset',
        '<meta name="viewport"',
        TAG,
        'rel="stylesheet"',
      ].map((part) => text.indexOf(part)) as [number, number, number, number]
      expect(charset).toBeGreaterThan(0)
      expect([charset, viewport, tag, style]).toEqual(
        [charset, viewport, tag, style].sort((a, b) => a - b),
      )
      expect(text.slice(0, tag)).not.toMatch(/<(link|script|style)/)
    },
  )

  it('leads only to pages and files that are there', async () => {
    const texts = await Promise.all(paths.map(async (path) => (await get(path)).text()))
    const links = new Set(texts.flatMap((text) => matches(text, /(?:href|src)="(\/[^"#]*)/g)))
    expect(links.size).toBeGreaterThan(40)
    const broken = []
    for (const link of links) {
      const { status } = await get(link)
      if (status !== 200) broken.push(`${link} ${status}`)
    }
    expect(broken).toEqual([])
  })

  it('shows the price that its button puts into the cart', async () => {
    for (const path of paths.filter((each) => each.startsWith('/p/'))) {
      const text = await (await get(path)).text()
      const [shown] = matches(text, /<p class="price">€(\d+)<\/p>/g)
      const [item = ''] = matches(text, /data-add="([^"]+)"/g)
      expect(JSON.parse(item.replaceAll('&quot;', '"')).price, path).toBe(Number(shown))
    }
  })
})

describe('the server', () => {
  it('says 404 in a friendly way, also to names that every object has', async () => {
    for (const path of ['/nowhere', '/p/gondola', '/c/__proto__', '/constructor', '/%', '/p/']) {
      const response = await get(path)
      expect([path, response.status === 404 || response.status === 301]).toEqual([path, true])
    }
    expect(await (await get('/nowhere')).text()).toContain('This page was blown away.')
  })

  it('does not serve what lies outside its public folder', async () => {
    for (const path of [
      '/..%2fpackage.json',
      '/%2e%2e/segue.config.json',
      '/shop/..%2f..%2fsrc/index.ts',
    ]) {
      expect((await get(path)).status, path).toBe(404)
    }
  })

  it('keeps the campaign when it takes the slash off an address', async () => {
    const response = await get('/spring/?utm_campaign=spring')
    expect([response.status, response.headers.get('location')]).toEqual([
      301,
      '/spring?utm_campaign=spring',
    ])
  })

  it('answers with 304 to a browser that has the file already', async () => {
    const first = await get('/shop.css')
    const etag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    expect((await get('/shop.css', { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it('names every part of its script ahead, and only those', async () => {
    const files = await Promise.all(
      ['shop', ...SCRIPTS].map(async (name) => (await get(`/shop/${name}.js`)).text()),
    )
    const imported = files.flatMap((text) => matches(text, /from '\.\/([a-z-]+)\.js'/g))
    expect([...new Set(imported)].sort()).toEqual([...SCRIPTS].sort())
  })

  it('has a script that knows nothing of Segue', async () => {
    for (const name of ['shop', ...SCRIPTS]) {
      expect(await (await get(`/shop/${name}.js`)).text(), name).not.toMatch(/segue/i)
    }
  })

  it('rejects with EADDRINUSE when the port is taken', async () => {
    const port = Number(new URL(shop.url).port)
    await expect(startShop({ port, head: '' })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
