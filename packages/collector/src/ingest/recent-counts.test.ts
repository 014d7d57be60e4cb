import { expect, it } from 'vitest'
import { createRecentCounts } from './recent-counts.ts'

it('sums by key within a scope, and by the same key in another one apart', () => {
  const counts = createRecentCounts()
  expect(counts.add('shop', 'v1', 2)).toBe(2)
  expect(counts.add('shop', 'v1', 3)).toBe(5)
  expect(counts.add('other', 'v1', 1)).toBe(1)
  expect(counts.add('shop', 'v1', -4)).toBe(1)
})

it('knows who goes on for as long as they do, and nobody who has not come for two generations', () => {
  const counts = createRecentCounts(10)
  const others = (from: number) => {
    for (let n = 0; n < 10; n++) counts.add(`site ${n % 3}`, `v${from + n}`, 1)
  }
  counts.add('shop', 'gone', 1)
  for (let round = 1; round <= 6; round++) {
    expect(counts.add('shop', 'here', 1)).toBe(round)
    others(10 * round)
  }
  expect(counts.add('shop', 'gone', 1)).toBe(1)
})
