import { expect, it } from 'vitest'
import { createRoute, formatRoute, parseRoute } from './route.ts'

it('reads back what it writes, whatever the names', () => {
  const site = 'a/b'
  for (const route of [
    { site, screen: 'edit' as const, experience: 'hero 1', audience: '*', segment: '' },
    { site, screen: 'segments' as const, experience: '', audience: '', segment: 'vip' },
  ]) {
    expect(parseRoute(formatRoute(route))).toEqual(route)
  }
})

it('shows the results for an address that says nothing', () => {
  const results = { site: '', screen: 'results', experience: '', audience: '', segment: '' }
  expect(parseRoute('')).toEqual(results)
  expect(parseRoute('#/shop/nonsense/%E0%A4%A')).toEqual({
    ...results,
    site: 'shop',
    experience: '%E0%A4%A',
  })
})

it('keeps what a link does not name', () => {
  const { href } = createRoute('#/shop/results/hero', () => {})
  expect(href({ screen: 'edit' })).toBe('#/shop/edit/hero')
  expect(href({ site: 'outlet', experience: '' })).toBe('#/outlet/results')
})
