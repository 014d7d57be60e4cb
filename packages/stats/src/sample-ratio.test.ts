import { expect, it } from 'vitest'
import { isNoAnswer } from './no-answer.ts'
import { sampleRatioTest, sequentialSampleRatioTest } from './sample-ratio.ts'

it('an even split over two arms is the z test of a half', () => {
  const test = sampleRatioTest([5_300, 5_000], [1, 1])
  if (isNoAnswer(test)) throw new Error(test.kind)
  expect(test.chi2).toBeCloseTo(300 ** 2 / 10_300, 10)
})

it('the Bayes factor of two arms is the beta-binomial over the binomial', () => {
  // With a flat prior every count from 0 to n has the chance 1 / (n + 1): 11 ways, ½^10 · C(10, 3).
  const found = sequentialSampleRatioTest([3, 7], [1, 1], 2)
  if (isNoAnswer(found)) throw new Error(found.kind)
  expect(found.logBayesFactor).toBeCloseTo(Math.log(1 / 11 / (120 / 1_024)), 12)
})

it('keeps its decimals at twenty million units', () => {
  // By lnΓ with 40 digits.
  const found = sequentialSampleRatioTest([1e7, 1e7 + 20_000], [0.5, 0.5], 100)
  expect(found).toMatchObject({ logBayesFactor: expect.closeTo(3.8839237344798616, 9) })
})

it('needs two arms, somebody, and weights', () => {
  expect(sampleRatioTest([5], [1])).toEqual({ kind: 'too-little-data' })
  expect(sampleRatioTest([0, 0], [1, 1])).toEqual({ kind: 'too-little-data' })
  expect(sampleRatioTest([1, 2], [1, 0])).toEqual({
    kind: 'impossible-input',
    problem: 'weight 1 is 0, not above 0',
  })
  expect(sampleRatioTest([1, 2], [1]).kind).toBe('impossible-input')
})
