import { expect, it } from 'vitest'
import { mantelHaenszel } from './mantel-haenszel.ts'
import { isNoAnswer } from './no-answer.ts'

const berkeley = [
  [512, 313, 89, 19],
  [353, 207, 17, 8],
  [120, 205, 202, 391],
  [138, 279, 131, 244],
  [53, 138, 94, 299],
  [22, 351, 24, 317],
].map(([a, b, c, d]) => ({ a: a!, b: b!, c: c!, d: d! }))

it('says of the Berkeley admissions what R says', () => {
  expect(mantelHaenszel(berkeley)).toMatchObject({
    oddsRatio: expect.closeTo(0.9046968, 7),
    low: expect.closeTo(0.7719074, 7),
    high: expect.closeTo(1.0603298, 7),
    chi2: expect.closeTo(1.4269, 4),
    pValue: expect.closeTo(0.2323, 4),
  })
})

it('turns round with the rows, and passes over strata that say nothing', () => {
  const one = mantelHaenszel(berkeley)
  const turned = mantelHaenszel(berkeley.map(({ a, b, c, d }) => ({ a: c, b: d, c: a, d: b })))
  if (isNoAnswer(one) || isNoAnswer(turned)) throw new Error('no answer')
  expect(turned.oddsRatio).toBeCloseTo(1 / one.oddsRatio, 12)
  expect(turned.chi2).toBeCloseTo(one.chi2, 10)
  expect(turned.homogeneity.statistic).toBeCloseTo(one.homogeneity.statistic, 8)
  expect(mantelHaenszel([...berkeley, { a: 0, b: 0, c: 3, d: 1 }])).toEqual(one)
})

it('finds strata of one odds ratio homogeneous', () => {
  const found = mantelHaenszel([
    { a: 20, b: 10, c: 30, d: 60 },
    { a: 200, b: 25, c: 40, d: 20 },
  ])
  if (isNoAnswer(found)) throw new Error(found.kind)
  expect(found.oddsRatio).toBeCloseTo(4, 12)
  expect(found.homogeneity).toMatchObject({
    statistic: expect.closeTo(0, 12),
    pValue: expect.closeTo(1, 5),
  })
})

it('has no odds ratio where one diagonal is empty', () => {
  expect(mantelHaenszel([{ a: 5, b: 0, c: 3, d: 4 }])).toEqual({ kind: 'zero-denominator' })
  expect(mantelHaenszel([])).toEqual({ kind: 'too-little-data' })
  expect(mantelHaenszel([{ a: -1, b: 0, c: 3, d: 4 }]).kind).toBe('impossible-input')
})
