import { expect, it } from 'vitest'
import { expectPlaceFor } from './expect-place-for.ts'

it('shows no bytes on a terminal', () => {
  expect(() => expectPlaceFor('parquet', undefined, true)).toThrow('Name a file: --out')
  expectPlaceFor('parquet', undefined, false)
  expectPlaceFor('parquet', 'file', true)
  expectPlaceFor('csv', undefined, true)
})
