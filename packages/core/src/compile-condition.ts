import type { Condition } from './condition.ts'
import { every } from './every.ts'
import type { Compiling, Operator, Test } from './operators.ts'
import { valueAt } from './path.ts'

export type Operators = Record<string, Operator>

/** Turns a condition into a closure over the document. */
export type CompileCondition = (condition: Condition) => Test

/**
 * A compiler of conditions that knows these operators and these named lists; a condition is
 * compiled once a page. The meaning is that of GrowthBook's SDKs
 * (https://docs.growthbook.io/lib/build-your-own): a missing path is null, a bare string, number
 * or boolean coerces, an unknown operator does not hold, an empty `$or` does.
 */
export function conditionCompiler(
  operators: Operators,
  groups: Record<string, unknown[]> = {},
): CompileCondition {
  const compiling: Compiling = { groups, test: compileTest, condition: compileCondition }

  function compileCondition(condition: Condition): Test {
    return every(
      Object.entries(condition).map(([key, wanted]): Test => {
        const connective = key[0] === '$' && operators[key.slice(1)]
        if (connective) return connective(wanted, compiling)
        const test = compileTest(wanted)
        const steps = key.split('.')
        return (document) => test(valueAt(document, steps))
      }),
    )
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
      entries.map(([name, operand]) => operators[name]?.(operand, compiling) ?? (() => false)),
    )
  }

  return compileCondition
}
