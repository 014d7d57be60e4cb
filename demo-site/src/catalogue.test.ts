import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { categories, pick, products } from './catalogue.ts'

it('sells twelve things on three shelves, four on each', () => {
  const counts = categories.map(({ id }) => products.filter(({ category }) => category === id))
  expect(counts.map((shelf) => shelf.length)).toEqual([4, 4, 4])
})

it('gives every product a number, an address and a name of its own', () => {
  for (const key of ['id', 'slug', 'name'] as const) {
    expect(new Set(products.map((product) => product[key])).size).toBe(12)
  }
})

it('has a price in whole euros and a picture for everything', () => {
  for (const { slug, price } of products) {
    expect(Number.isInteger(price) && price > 0, slug).toBe(true)
    const picture = new URL(`../public/pictures/${slug}.svg`, import.meta.url)
    expect(existsSync(picture), slug).toBe(true)
  }
})

it('names the product that a page asks for in vain', () => {
  expect(() => pick('gondola')).toThrow('The catalogue has no product "gondola".')
})
