import { expect, it } from 'vitest'
import { isNoAnswer } from './no-answer.ts'
import { quantileSequenceTest } from './quantile-sequence-test.ts'

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)

function pValueOf(...args: Parameters<typeof quantileSequenceTest>) {
  const found = quantileSequenceTest(...args)
  if (isNoAnswer(found)) throw new Error(found.kind)
  return found.pValue
}

it('is 1 for equal arms, and falls as they part', () => {
  const arm = range(1, 200)
  const shifted = [0, 20, 60, 120].map((by) => pValueOf(arm, range(1 + by, 200 + by), 0.5, 100))
  expect(shifted[0]).toBe(1)
  expect([...shifted].sort((a, b) => b - a)).toEqual(shifted)
  expect(shifted[3]).toBeLessThan(1e-6)
})

it('sees only ranks: neither order nor a rising scale matters', () => {
  const [a, b] = [range(1, 300), range(80, 400)]
  const plain = pValueOf(a, b, 0.9, 50)
  const bent = (values: number[]) => values.map((value) => Math.exp(value / 50)).reverse()
  expect(pValueOf(bent(a), bent(b), 0.9, 50)).toBeCloseTo(plain, 12)
  expect(pValueOf(b, a, 0.9, 50)).toBeCloseTo(plain, 12)
})

it('mirrors with the quantile', () => {
  const [a, b] = [range(1, 300), range(80, 400)]
  const turned = (values: number[]) => values.map((value) => -value)
  expect(pValueOf(turned(a), turned(b), 0.1, 50)).toBeCloseTo(pValueOf(a, b, 0.9, 50), 10)
})

it('needs values in both arms', () => {
  expect(quantileSequenceTest([], [1], 0.5, 10)).toEqual({ kind: 'too-little-data' })
  expect(quantileSequenceTest([1], [1], 1, 10).kind).toBe('impossible-input')
})
