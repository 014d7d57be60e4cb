import { expect, it } from 'vitest'
import { conditionCompiler } from './compile-condition.ts'
import * as operators from './operators.ts'

const compile = conditionCompiler(operators, { vips: ['v1'] })

it('does not hold and does not throw for what a browser should never meet', () => {
  expect(compile({ a: { $in: 'abc' } })({ a: 'a' })).toBe(false)
  expect(compile({ 'a.b.c': 1 })(null)).toBe(false)
  expect(compile({ a: { $regex: '(' } })({ a: '(' })).toBe(false)
  expect(compile({ a: { $all: 'x' } })({ a: ['x'] })).toBe(false)
})

it('knows no list by a name that every object has', () => {
  expect(compile({ id: { $inGroup: 'constructor' } })({ id: 'v1' })).toBe(false)
  expect(compile({ id: { $inGroup: 'vips' } })({ id: 'v1' })).toBe(true)
})

it('lets what it does not know hold for nobody', () => {
  const none = conditionCompiler({})
  expect(none({ a: { $eq: 1 } })({ a: 1 })).toBe(false)
  expect(none({ a: 1 })({ a: 1 })).toBe(true)
})
