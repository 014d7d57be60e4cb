import { expect, it } from 'vitest'
import { tagFor } from './tag.ts'

const stubs = {
  stub: 'load(__SEGUE_SRC__, __SEGUE_SITE__)\n',
  strictStub: 'wait(__SEGUE_WAIT__, __SEGUE_SRC__)\n',
}

it('asks for the site’s file at once, and has its address in the script', () => {
  expect(tagFor({ site: 'shop', collector: 'http://127.0.0.1:4000' }, stubs)).toBe(
    '<link rel="preload" as="script" href="http://127.0.0.1:4000/s/shop.js">' +
      '<script>load("http://127.0.0.1:4000/s/shop.js", "shop")</script>',
  )
})

it('keeps the path of a collector that lies behind one', () => {
  expect(tagFor({ site: 'shop', collector: 'https://shop.example/about' }, stubs)).toContain(
    '"https://shop.example/about/s/shop.js"',
  )
})

it('asks the collector itself for previews, wherever the script comes from', () => {
  const options = {
    site: 'shop',
    collector: 'https://cdn.example/a',
    previews: 'https://c.example',
  }
  const both = '[__SEGUE_SRC__, __SEGUE_PREVIEWS__]'
  for (const strict of [false, true]) {
    expect(tagFor({ ...options, strict }, { stub: both, strictStub: both })).toContain(
      '["https://cdn.example/a/s/shop.js", "https://c.example/s/shop.js?preview="]',
    )
  }
  const { previews: _, ...alone } = options
  expect(tagFor(alone, { stub: both, strictStub: both })).toContain(
    ', "https://cdn.example/a/s/shop.js?preview="]',
  )
})

it('carries the wait and the consent', () => {
  const tag = tagFor(
    { site: 'shop', collector: 'https://c.example', wait: 500, consent: '"><b>' },
    stubs,
  )
  expect(tag).toMatch(/<script data-wait="500" data-consent="&quot;>&lt;b>">load/)
})

it('has the script’s address in the page where no code may set one, after the code that lets go', () => {
  const options = { site: 'shop', collector: 'https://c.example', strict: true }
  expect(tagFor(options, stubs)).toBe(
    '<script nonce="NONCE">wait(800, "https://c.example/s/shop.js")</script>' +
      '<script nonce="NONCE" async blocking="render" data-late="" src="https://c.example/s/shop.js"></script>',
  )
  expect(tagFor({ ...options, wait: 100 }, stubs)).toContain('wait(100,')
})

it('names what both parts have to hold, in the tag and in an import map', () => {
  const kept = {
    script: { name: 'shop.0a.js', text: 'first()' },
    tail: { name: 'tail.0b.js', text: 'second()' },
  }
  const options = { site: 'shop', collector: 'https://c.example/about', kept }
  const tag = tagFor(options, stubs)
  // printf 'first()' | openssl dgst -sha384 -binary | base64
  const first = 'RImymvVdH3cf0EoH1coD6T1tqpaK0Z6oGDftf0amxlAFjyt3Q3jPzThRcXGIibKH'
  const second = 'Mh1Co3V3RXzi+7/Cgav7t+DBPuDeMTvneFH1FXfodkKpw8UG867RzzJLFNwQAGvM'
  expect(tag.split('\n')).toEqual([
    `<script type="importmap">{"integrity":{"https://c.example/about/s/tail.0b.js":"sha384-${second}"}}</script>`,
    expect.stringMatching(/^<script async blocking="render" data-late="" /),
  ])
  expect(tag).toContain(
    ` integrity="sha384-${first}" crossorigin="anonymous" src="https://c.example/about/s/shop.0a.js">`,
  )
  expect(tagFor({ ...options, strict: true }, stubs).match(/ nonce="NONCE"/g)).toHaveLength(3)
})
