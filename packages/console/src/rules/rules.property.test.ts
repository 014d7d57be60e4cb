import { type Condition, conditionCompiler, everyPart } from '@segue/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readRule } from './read-rule.ts'
import type { GroupRule, Rule } from './rule.ts'
import { writeRule } from './write-rule.ts'

const compile = conditionCompiler(everyPart.operators, { known: ['a', 'b'] })

const plain = fc.constantFrom<unknown>('a', 'b', '', 0, 1, 2, true, false)
const path = fc.constantFrom('visit.source', 'traits.n', 'list')
const operation = fc.oneof(
  fc.tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$exists'), plain),
  fc.tuple(fc.constantFrom('$in', '$nin', '$ini', '$nini', '$all'), fc.array(plain)),
  fc.tuple(fc.constantFrom('$inGroup', '$notInGroup'), fc.constant('known')),
  fc.tuple(fc.constantFrom('$regex', '$regexi'), fc.constantFrom('^a', 'A', '.')),
  fc.tuple(fc.constant('$size'), fc.nat(2)),
  fc.tuple(fc.constant('$not'), fc.constant({ $gte: 1 })),
  fc.tuple(fc.constant('$elemMatch'), fc.constantFrom({ x: 1 }, { x: { $gt: 0, $lt: 9 } })),
)
const wanted = fc.oneof(
  plain,
  fc.constant(null),
  fc.array(operation, { minLength: 1, maxLength: 3 }).map(Object.fromEntries),
)
const { condition } = fc.letrec<{ condition: Condition; list: Condition[] }>((tie) => ({
  list: fc.array(tie('condition'), { maxLength: 3 }),
  condition: fc
    .array(
      fc.oneof(
        { maxDepth: 3 },
        fc.tuple(path, wanted),
        fc.tuple(fc.constantFrom('$and', '$or', '$nor'), tie('list')),
        fc.tuple(fc.constant('$not'), tie('condition')),
      ),
      { maxLength: 3 },
    )
    .map((entries) => Object.fromEntries(entries)),
}))

const documents = fc.record({
  visit: fc.record({ source: plain }),
  traits: fc.record({ n: plain }),
  list: fc.oneof(
    plain,
    fc.array(fc.record({ x: fc.nat(2) }, { noNullPrototype: true }), { maxLength: 2 }),
  ),
})

it('means the same after it was read and written, whatever a person wrote', () => {
  fc.assert(
    fc.property(condition, documents, (written, document) => {
      const again = writeRule(readRule(written))
      expect(compile(again)(document)).toBe(compile(written)(document))
    }),
    { numRuns: 300 },
  )
})

const clause: fc.Arbitrary<Rule> = fc.record({
  kind: fc.constant('clause' as const),
  path: fc.constantFrom('visit.source', 'traits.n', 'items[].item_id'),
  operator: fc.constantFrom('=', '$gte', '$lt', '$regexi'),
  wanted: fc.constantFrom('a', 1, true),
})
const json = fc.constantFrom<Rule>(
  { kind: 'json', condition: { 'traits.n': { $size: 1 } } },
  { kind: 'json', condition: { $unknown: [1] } },
)
const { group } = fc.letrec<{ group: GroupRule }>((tie) => ({
  group: fc.record({
    kind: fc.constant('group' as const),
    join: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
    rules: fc.array(fc.oneof({ maxDepth: 3 }, clause, json, tie('group')), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
}))

it('shows what was built as it was built', () => {
  fc.assert(
    fc.property(group, (built) => {
      expect(readRule(writeRule(built))).toEqual(built)
    }),
    { numRuns: 300 },
  )
})

it('writes what people would write', () => {
  const both = { 'traits.n': { $gte: 3, $lt: 9 }, 'visit.source': 'letter' }
  expect(writeRule(readRule(both))).toEqual(both)
  const any = { 'visitor.new': true, $or: [{ a: 1 }, { b: { $in: ['x'] } }] }
  expect(writeRule(readRule(any))).toEqual(any)
  const element = { items: { $elemMatch: { item_category: { $ini: ['shoes'] } } } }
  expect(readRule(element).rules).toMatchObject([{ path: 'items[].item_category' }])
  expect(writeRule(readRule(element))).toEqual(element)
})
