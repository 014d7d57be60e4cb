import { expect, it } from 'vitest'
import { tagFor } from './tag.ts'

const stub = 'load(__SEGUE_SRC__, __SEGUE_SITE__)\n'

it('asks for the site’s file at once, and has its address in the script', () => {
  expect(tagFor({ site: 'shop', collector: 'http://127.0.0.1:4000' }, { stub })).toBe(
    '<link rel="preload" as="script" href="http://127.0.0.1:4000/s/shop.js">' +
      '<script>load("http://127.0.0.1:4000/s/shop.js", "shop")</script>',
  )
})

it('keeps the path of a collector that lies behind one', () => {
  expect(tagFor({ site: 'shop', collector: 'https://shop.example/about' }, { stub })).toContain(
    '"https://shop.example/about/s/shop.js"',
  )
})

it('carries the wait and the consent', () => {
  const tag = tagFor(
    { site: 'shop', collector: 'https://c.example', wait: 500, consent: '"><b>' },
    { stub },
  )
  expect(tag).toMatch(/<script data-wait="500" data-consent="&quot;>&lt;b>">load/)
})

it('stands in the page where no code may set its address, with a nonce for each response', () => {
  const tag = tagFor({ site: 'shop', collector: 'https://c.example', strict: true }, { stub })
  expect(tag).toMatch(
    /^<script nonce="NONCE" async blocking="render" data-late="" src="https:\/\/c.example\/s\/shop.js"><\/script><script nonce="NONCE">var /,
  )
})

it('names what both parts have to hold, in the tag and in an import map', () => {
  const kept = {
    script: { name: 'shop.0a.js', text: 'first()' },
    tail: { name: 'tail.0b.js', text: 'second()' },
  }
  const options = { site: 'shop', collector: 'https://c.example/about', kept }
  const tag = tagFor(options, { stub })
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
  expect(tagFor({ ...options, strict: true }, { stub }).match(/ nonce="NONCE"/g)).toHaveLength(3)
})
