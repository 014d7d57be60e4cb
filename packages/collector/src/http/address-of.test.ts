import { expect, it } from 'vitest'
import { addressOf } from './address-of.ts'

it.each([
  ['127.0.0.1', 'http://127.0.0.1:80'],
  ['0.0.0.0', 'http://127.0.0.1:80'],
  ['::', 'http://[::1]:80'],
  ['fd00::1', 'http://[fd00::1]:80'],
  ['collector.internal', 'http://collector.internal:80'],
])('reaches a server that listens on %s at %s', (host, address) => {
  expect(addressOf(host, 80)).toBe(address)
})
