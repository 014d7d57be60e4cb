import { expect, it } from 'vitest'
import { sharedIn } from './shared-results.ts'

it('knows a link to results from the addresses of the console', () => {
  expect(sharedIn('#shared=abc')).toBe('abc')
  expect([sharedIn('#/shop/results'), sharedIn('#token=abc'), sharedIn('')]).toEqual([
    null,
    null,
    null,
  ])
})
