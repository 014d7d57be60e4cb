import { expect, it } from 'vitest'
import { bucketRanges, chooseArm } from './bucketing.ts'
import { hash } from './hash.ts'

it('gives 100,000 visitors to two arms evenly', () => {
  const ranges = bucketRanges(2)
  let first = 0
  for (let index = 0; index < 100_000; index++) {
    if (chooseArm(hash('hero', `visitor-${index}`, 2)!, ranges) === 0) first++
  }
  // Five standard deviations of a fair coin.
  expect(Math.abs(first - 50_000)).toBeLessThan(5 * Math.sqrt(100_000 / 4))
})
