// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchProduct } from './product.ts'
import { watching } from './testing/watching.ts'

let heard: unknown[]
const found = (html: string, isTold = false) => {
  document.head.innerHTML = html
  const stop = watchProduct(
    watching((name, props) => heard.push([name, props]), { isTold: () => isTold }),
  )
  vi.advanceTimersByTime(1_000)
  stop()
  return heard.splice(0)
}
const linked = (json: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(json)}</script>`
const product = {
  '@type': 'Product',
  sku: 'b1',
  name: 'Boot',
  category: 'shoes',
  offers: { '@type': 'Offer', price: '89.50', priceCurrency: 'EUR' },
}
const view = {
  items: [{ item_id: 'b1', item_name: 'Boot', item_category: 'shoes', price: 89.5 }],
  value: 89.5,
  currency: 'EUR',
}
beforeEach(() => {
  heard = []
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it.each([
  ['alone', product],
  ['in a list', [{ '@type': 'Organization' }, product]],
  [
    'in a graph',
    { '@graph': [{ '@type': 'WebPage' }, { ...product, '@type': ['Thing', 'Product'] }] },
  ],
  ['with several offers', { ...product, offers: [product.offers, { price: 99 }] }],
  ['with a range of prices', { ...product, offers: { lowPrice: 89.5, priceCurrency: 'EUR' } }],
  ['with a written-out price', { ...product, offers: { priceSpecification: [product.offers] } }],
])('records a product that schema.org describes %s', (_, json) => {
  expect(found(`<script type="application/ld+json">{ not json</script>${linked(json)}`)).toEqual([
    ['view_item', view],
  ])
})

it('records a product that only Open Graph describes', () => {
  const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`
  const [type, title] = [meta('og:type', 'product'), meta('og:title', 'Boot')]
  const price = meta('product:price:amount', '89.50') + meta('product:price:currency', 'EUR')
  expect(found(type + title + price)).toMatchObject([
    ['view_item', { items: [{ item_name: 'Boot', price: 89.5 }], value: 89.5, currency: 'EUR' }],
  ])
  expect(found(title + price)).toEqual([])
})

it('leaves it to a site that tells of it itself, and takes a list of products for no view of one', () => {
  expect(found(linked(product), true)).toEqual([])
  expect(found(linked([product, product]))).toEqual([])
  expect(found('')).toEqual([])
})
