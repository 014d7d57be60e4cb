import type { Condition } from './condition.ts'
import { operators, type Test } from './operators.ts'
import { valueAt } from './path.ts'

/**
 * Turns a condition into a closure, once a page. The meaning is that of GrowthBook's SDKs
 * (https://docs.growthbook.io/lib/build-your-own): a missing path is null, a bare string, number
 * or boolean coerces, an unknown operator does not hold, an empty `$or` does.
 */
export function compileCondition(condition: Condition): Test {
  const tests = Object.entries(condition).map(([key, wanted]): Test => {
    if (key === '$not') return not(compileCondition(wanted as Condition))
    if (key === '$and' || key === '$or') {
      const parts = (wanted as Condition[]).map(compileCondition)
      if (key === '$and' || !parts.length) return every(parts)
      return (document) => parts.some((part) => part(document))
    }
    const test = compileTest(wanted)
    return (document) => test(valueAt(document, key))
  })
  return every(tests)
}

function compileTest(wanted: unknown): Test {
  if (typeof wanted === 'string') return (actual) => `${actual}` === wanted
  if (typeof wanted === 'number') return (actual) => (actual as number) * 1 === wanted
  if (typeof wanted === 'boolean') return (actual) => actual !== null && !!actual === wanted
  if (wanted === null) return (actual) => actual === null
  const entries = Object.entries(wanted as object)
  // Lists too: their keys are numbers.
  if (!entries.length || entries.some(([key]) => key[0] !== '$')) {
    const text = JSON.stringify(wanted)
    return (actual) => JSON.stringify(actual) === text
  }
  return every(
    entries.map(([name, operand]) => {
      if (name === '$not') return not(compileTest(operand))
      const operator = (operators as Record<string, ((wanted: unknown) => Test) | undefined>)[name]
      return operator ? operator(operand) : () => false
    }),
  )
}

const not =
  (test: Test): Test =>
  (actual) =>
    !test(actual)
const every =
  (tests: Test[]): Test =>
  (actual) =>
    tests.every((test) => test(actual))
