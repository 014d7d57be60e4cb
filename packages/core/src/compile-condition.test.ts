import { describe, expect, it } from 'vitest'
import vectors from '../../../test/vectors/conditions.json' with { type: 'json' }
import { compileCondition } from './compile-condition.ts'

describe('a condition means what it means in GrowthBook’s SDKs', () => {
  it.each(vectors.cases)('$name', ({ condition, document, expected }) => {
    expect(compileCondition(condition)(document)).toBe(expected)
  })
})

it('does not hold and does not throw for what a browser should never meet', () => {
  expect(compileCondition({ a: { $in: 'abc' } })({ a: 'a' })).toBe(false)
  expect(compileCondition({ 'a.b.c': 1 })(null)).toBe(false)
})
