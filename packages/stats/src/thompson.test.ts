import { expect, it } from 'vitest'
import { isNoAnswer } from './no-answer.ts'
import { normalCdf } from './normal.ts'
import { betaThompson, normalThompson } from './thompson.ts'
import { withFloor } from './weight-floor.ts'

function weightsOf(found: ReturnType<typeof betaThompson>) {
  if (isNoAnswer(found)) throw new Error(found.kind)
  return found.weights
}

it('two normal arms are a normal difference, however unlike their errors', () => {
  for (const ratio of [1, 40, 1e4]) {
    const arms = [
      { mean: 0, stdErr: 1 },
      { mean: 0.5, stdErr: 1 / ratio },
    ]
    const [first, second] = weightsOf(normalThompson(arms))
    expect(second).toBeCloseTo(normalCdf(0.5 / Math.hypot(1, 1 / ratio)), 12)
    expect(first! + second!).toBeCloseTo(1, 12)
  }
})

it('equal arms share, one arm has it all, and weights sum to one', () => {
  const even = weightsOf(betaThompson(Array.from({ length: 7 }, () => ({ alpha: 3, beta: 90 }))))
  for (const weight of even) expect(weight).toBeCloseTo(1 / 7, 12)
  expect(weightsOf(betaThompson([{ alpha: 0.2, beta: 9 }]))[0]).toBeCloseTo(1, 12)
  const mixed = [
    [0.5, 100.5],
    [30, 70],
    [1e5, 2.4e5],
    [0.1, 0.1],
    [9, 20],
  ]
  const weights = weightsOf(
    betaThompson(mixed.map(([alpha, beta]) => ({ alpha: alpha!, beta: beta! }))),
  )
  expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 10)
})

it('a floor lifts all arms and keeps the rest in proportion', () => {
  const found = weightsOf(withFloor([0.02, 0.08, 0.9], 0.1))
  expect(found[0]).toBeCloseTo(0.1 + 0.7 * 0.02, 12)
  expect(found.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12)
  expect(weightsOf(withFloor([2, 0], -1))).toEqual([1, 0])
  expect(withFloor([0, 0], 0.1).kind).toBe('impossible-input')
  expect(betaThompson([])).toEqual({ kind: 'too-little-data' })
})
