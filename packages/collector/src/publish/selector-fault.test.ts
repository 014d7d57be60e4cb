import { expect, it } from 'vitest'
import { selectorFault } from './selector-fault.ts'

it.each([
  '#cta',
  'main > .hero a[href="/sale"]',
  'li:nth-child(2n+1), .promo',
  ':is(h1, h2):not(.small)',
  '.md\\:flex',
  '[data-segue-id="hero"] ~ p',
])('lets a browser look for %s', (target) => {
  expect(selectorFault(target)).toBeUndefined()
})

it.each([
  ['#a[', 'no CSS selector'],
  ['', 'no CSS selector'],
  ['a,,b', 'no CSS selector'],
  ['.md:flex', ':flex'],
  ['p::before', '::before'],
  ['a:contains("Buy")', ':contains'],
  [':not(.md:flex)', ':flex'],
])('says what is wrong with %j', (target, problem) => {
  expect(selectorFault(target)?.problem).toContain(problem)
  expect(selectorFault(target)?.remedy).toBeTruthy()
})
