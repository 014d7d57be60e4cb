import { expect, it } from 'vitest'
import { scopeOf } from './scope-of.ts'

it.each([
  ['127.0.0.1', 'machine'],
  ['::1', 'machine'],
  ['::ffff:127.0.0.1', 'machine'],
  ['10.1.2.3', 'private'],
  ['::ffff:10.0.0.1', 'private'],
  ['100.64.0.1', 'private'],
  ['169.254.169.254', 'private'],
  ['fd00::1', 'private'],
  ['fe80::1', 'private'],
  ['0.0.0.0', 'reserved'],
  ['::', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['93.184.216.34', 'internet'],
  ['2606:2800:220:1::1', 'internet'],
  ['localhost', 'unknown'],
  ['', 'unknown'],
])('%s is of scope: %s', (address, scope) => {
  expect(scopeOf(address)).toBe(scope)
})
