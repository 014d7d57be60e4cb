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
