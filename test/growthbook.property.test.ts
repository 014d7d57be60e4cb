import { evalCondition } from '@growthbook/growthbook'
import { type Condition, conditionCompiler, everyPart } from '@segue/core'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'

/** More of them by `RUNS=100000 npx vitest run test/growthbook.property.test.ts`. */
const numRuns = Number(process.env.RUNS ?? 3_000)

const groups = { staff: ['a', 1, 'b'], none: [] }
const compile = conditionCompiler(everyPart.operators, groups)

const text = fc.constantFrom(
  '',
  'a',
  'A',
  'b',
  'ab',
  '0',
  '1',
  '10',
  '1.2.3',
  'v1.10.0-beta',
  'true',
  'null',
)
const scalar = fc.oneof(
  text,
  fc.integer({ min: -2, max: 12 }),
  fc.constantFrom(0.5, true, false, null),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: scalar },
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2 }),
  ),
}))
const path = fc.constantFrom('a', 'b', 'c', 'a.a', 'a.b', 'b.a', 'b.0', 'a.length')
const list = fc.array(scalar, { maxLength: 3 })

const onValue = (name: string, operand: fc.Arbitrary<unknown>) =>
  operand.map((wanted) => ({ [name]: wanted }))
const { condition } = fc.letrec<{ wanted: unknown; operator: object; condition: Condition }>(
  (tie) => ({
    wanted: fc.oneof({ maxDepth: 4 }, scalar, value, tie('operator')),
    operator: fc.oneof(
      { maxDepth: 4 },
      ...['$eq', '$ne', '$gt', '$gte', '$lt', '$lte'].map((name) => onValue(name, scalar)),
      ...['$in', '$nin', '$ini', '$nini'].map((name) =>
        onValue(name, fc.oneof({ weight: 5, arbitrary: list }, scalar)),
      ),
      ...['$veq', '$vne', '$vgt', '$vgte', '$vlt', '$vlte'].map((name) => onValue(name, text)),
      onValue('$exists', fc.boolean()),
      onValue(
        '$type',
        fc.constantFrom('string', 'number', 'boolean', 'object', 'array', 'null', 'undefined'),
      ),
      onValue('$regex', fc.constantFrom('^a', 'b$', '[', '\\d')),
      onValue('$regexi', fc.constantFrom('^a', 'B$')),
      onValue('$inGroup', fc.constantFrom('staff', 'none', 'unknown')),
      onValue('$notInGroup', fc.constantFrom('staff', 'none', 'unknown')),
      onValue('$all', fc.array(tie('wanted'), { maxLength: 2 })),
      onValue('$alli', list),
      onValue('$size', tie('wanted')),
      onValue('$not', tie('wanted')),
      onValue('$elemMatch', fc.oneof(tie('operator'), tie('condition'))),
      onValue('$unknown', scalar),
      fc.tuple(tie('operator'), tie('operator')).map(([one, other]) => ({ ...one, ...other })),
    ),
    condition: fc.oneof(
      { maxDepth: 4 },
      fc.dictionary(path, tie('wanted'), { maxKeys: 2 }),
      fc.tuple(path, tie('operator')).map(([name, operator]) => ({ [name]: operator })),
      ...['$and', '$or', '$nor'].map(
        (name) =>
          fc.array(tie('condition'), { maxLength: 3 }).map((parts) => ({ [name]: parts })) as never,
      ),
      fc.record({ $not: tie('condition') }),
    ) as fc.Arbitrary<Condition>,
  }),
) as { condition: fc.Arbitrary<Condition> }

const documents = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { maxKeys: 3 })

it('a condition holds where it does for GrowthBook', () => {
  // It tells of every operator that it does not know.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  fc.assert(
    fc.property(condition, documents, (asked, about) => {
      const [condition, document] = JSON.parse(JSON.stringify([asked, about]))
      const wanted = evalCondition(document, condition as never, groups as never)
      expect(compile(condition)(document)).toBe(wanted)
    }),
    { numRuns },
  )
})
