import { expect, it } from 'vitest'
import vectors from '../../../test/vectors/bucketing.json' with { type: 'json' }
import { bucketRanges, chooseArm, equalWeights, inNamespace, type Range } from './bucketing.ts'
import { hash } from './hash.ts'

type Inputs = {
  seed: string
  value: string
  version: number
  arms: number
  coverage: number
  weights: number[] | null
  n: number
  ranges: Range[]
  namespace: [string, number, number]
}
const methods: Record<string, (inputs: Inputs) => unknown> = {
  hash: ({ seed, value, version }) => hash(seed, value, version),
  bucketRanges: ({ arms, coverage, weights }) => bucketRanges(arms, coverage, weights),
  chooseArm: ({ n, ranges }) => chooseArm(n, ranges),
  inNamespace: ({ value, namespace }) => inNamespace(value, namespace),
  equalWeights: ({ arms }) => equalWeights(arms),
}

it.each(vectors.cases)('$method of $inputs', ({ method, inputs, expected }) => {
  const got = methods[method]!(inputs as unknown as Inputs)
  if (typeof expected === 'object') {
    const flat = (value: unknown) => [value].flat(2) as number[]
    expect(flat(got)).toHaveLength(flat(expected).length)
    flat(expected).forEach((number, index) => {
      expect(flat(got)[index]).toBeCloseTo(number, 6)
    })
  } else expect(got).toBe(expected)
})

it('gives 100,000 visitors to two arms evenly', () => {
  const ranges = bucketRanges(2)
  let first = 0
  for (let index = 0; index < 100_000; index++) {
    if (chooseArm(hash('hero', `visitor-${index}`, 2)!, ranges) === 0) first++
  }
  // Five standard deviations of a fair coin.
  expect(Math.abs(first - 50_000)).toBeLessThan(5 * Math.sqrt(100_000 / 4))
})
