import { expect, it } from 'vitest'
import { pageAddress } from './page-address.ts'

it.each([
  ['shop.example/shoes', 'https://shop.example/shoes'],
  [' http://127.0.0.1:4002 ', 'http://127.0.0.1:4002/'],
  ['localhost:4002', 'https://localhost:4002/'],
  ['my shop', undefined],
  ['', undefined],
  ['ftp://shop.example', undefined],
])('reads the address of a page: %s', (words, address) => {
  expect(pageAddress(words)).toBe(address)
})
