import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { otherTag } from '../publish/other-tags.ts'
import { tagFor } from '../publish/tag.ts'
import { readPage } from './read-page.ts'

const COLLECTOR = 'https://segue.example.com'
const stubs = {
  stub: '(()=>{const s="segue."+__SEGUE_SITE__;load(__SEGUE_SRC__)})()',
  strictStub: '(()=>{const s="segue";later()})()',
}
const tagOf = (site: string, options: { strict?: boolean } = {}) =>
  tagFor({ site, collector: COLLECTOR, ...options }, stubs)
const tag = tagOf('shop')
const strict = tagOf('shop', { strict: true })

/** What is found on a page, by the ids. */
function look(html: string, headers: { policy?: string; status?: number; type?: string } = {}) {
  const { policy, status = 200, type = 'text/html; charset=utf-8' } = headers
  const url = new URL('https://shop.example/shoes')
  const page = { url, status, type, policies: policy === undefined ? [] : [policy], html }
  return readPage(page, { site: 'shop', addresses: [new URL(COLLECTOR)] }).map(({ id }) => id)
}
const page = (head: string, body = '<h1>Shoes</h1>') =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`

describe('the tag of a page', () => {
  it.each([
    ['the tag', tag],
    [
      'with integrity of another version',
      `<script async data-late="" integrity="sha384-x" src="${COLLECTOR}/s/shop.0af3.js"></script>`,
    ],
    ['for strict policies', strict.replaceAll('NONCE', 'r4nd0m')],
    ['plain', otherTag('plain', 'shop', { files: COLLECTOR, collector: COLLECTOR })],
    ['by a path of the page’s own host', tag.replaceAll(COLLECTOR, 'https://shop.example/about')],
  ])('is in its place: %s', (_, html) => {
    expect(look(page(html))).toEqual(['in-place'])
  })

  it.each([
    ['nothing', page('<title>Shoes</title>'), 'no-tag'],
    ['only a comment', page(`<!-- ${tag} -->`), 'no-tag'],
    ['for those without scripts', page(`<noscript>${tag}</noscript>`), 'no-tag'],
    ['another script of a folder s', page('<script src="/s/main.js"></script>'), 'no-tag'],
    ['another site’s tag', page(tagOf('blog')), 'another-site'],
    [
      'a tag manager',
      page('<script>load("https://www.googletagmanager.com/gtm.js?id=1")</script>'),
      'tag-manager',
    ],
    ['in the body', page('', `<p>Hello</p>${tag}`), 'in-body'],
    ['in a head that a <div> has ended', page(`<div></div>${tag}`), 'in-body'],
    [
      'behind others',
      page(`<link rel="stylesheet" href="/a.css"><script src="/b.js"></script>${tag}`),
      'behind-others',
    ],
    ['switched off', page(tag.replace('<script>', '<script data-off>')), 'switched-off'],
    [
      'of an earlier collector',
      page(tag.replaceAll(COLLECTOR, 'https://old.example.com')),
      'another-address',
    ],
  ])('says what is wrong: %s', (_, html, id) => {
    expect(look(html)).toEqual([id])
  })

  it('waits for no script that waits itself', () => {
    const others =
      '<script async src="/a.js"></script><script type="module" src="/b.js"></script><script>1</script>'
    expect(look(page(others + tag))).toEqual(['in-place'])
  })

  it.each([
    [{ status: 404 }, 'no-page'],
    [{ type: 'application/json' }, 'no-page'],
  ])('does not judge what is no page: %j', (headers, id) => {
    expect(look(page(tag), headers)).toEqual([id])
  })

  it('is read in time that grows with the page alone', () => {
    const crossed = '<b><i></b></i><script>'.repeat(20_000)
    expect(look(page(crossed))).toEqual(['no-tag'])
  })
})

describe('the page’s policy', () => {
  const code = /<script>(.*)<\/script>/.exec(tag)![1]!
  const hash = createHash('sha256').update(code).digest('base64')
  const connect = `connect-src ${COLLECTOR}`

  it.each([
    ["img-src 'self'", tag],
    [`script-src 'unsafe-inline' ${COLLECTOR}; ${connect}`, tag],
    [
      `script-src 'nonce-abc' ${COLLECTOR}; ${connect}`,
      tag.replace('<script', '<script nonce="abc"'),
    ],
    [
      `script-src 'nonce-abc' 'strict-dynamic'; ${connect}`,
      tag.replace('<script', '<script nonce="abc"'),
    ],
    [`script-src 'sha256-${hash}' ${COLLECTOR}; ${connect}`, tag],
    ["default-src https: 'unsafe-inline'", tag],
    ["script-src *.example.com 'unsafe-inline'; connect-src *.example.com:443", tag],
    [
      `script-src 'nonce-abc'; ${connect}; require-trusted-types-for 'script'`,
      strict.replaceAll('NONCE', 'abc'),
    ],
  ])('lets it run: %s', (policy, html) => {
    expect(look(page(html), { policy })).toEqual(['in-place'])
  })

  it.each([
    [`script-src 'self'; ${connect}`, tag, ['policy-script']],
    [`script-src ${COLLECTOR}; ${connect}`, tag, ['policy-script']],
    [`script-src 'unsafe-inline'; ${connect}`, tag, ['policy-script']],
    [`script-src 'unsafe-inline' 'nonce-abc' ${COLLECTOR}; ${connect}`, tag, ['policy-script']],
    [`script-src 'unsafe-inline' http://other.example; ${connect}`, tag, ['policy-script']],
    [`script-src 'unsafe-inline' ${COLLECTOR}/x/; ${connect}`, tag, ['policy-script']],
    [`script-src 'unsafe-inline' ${COLLECTOR}; connect-src 'self'`, tag, ['policy-beacons']],
    ["default-src 'none'", tag, ['policy-script', 'policy-beacons']],
    [`script-src 'nonce-abc'; ${connect}`, strict, ['nonce-unfilled']],
    [
      `script-src 'nonce-abc' ${COLLECTOR}; ${connect}; require-trusted-types-for 'script'`,
      tag.replace('<script', '<script nonce="abc"'),
      ['policy-script'],
    ],
  ])('blocks it: %s', (policy, html, ids) => {
    expect(look(page(html), { policy })).toEqual(ids)
  })

  it('may stand in the page, and every one of several counts', () => {
    const meta = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">`
    expect(look(page(meta + tag))).toEqual(['policy-script'])
    expect(look(page(tag), { policy: "img-src *, connect-src 'self'" })).toEqual(['policy-beacons'])
  })
})
