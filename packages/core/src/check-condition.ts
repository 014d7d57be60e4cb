import type { Condition } from './condition.ts'
import { nearName } from './near-name.ts'
import { operators } from './operators.ts'
import type { Problem } from './problem.ts'

const logical = ['$and', '$or', '$not']
const known = [...Object.keys(operators), '$not']

/**
 * What is wrong with a condition that is to be published. `pathRemedy` says what to do about a
 * path that nothing will ever fill; undefined where the path is fine.
 */
export function checkCondition(
  condition: unknown,
  place: string,
  pathRemedy: (path: string) => string | undefined = () => undefined,
): Problem[] {
  if (!isObject(condition)) {
    return [
      {
        place,
        value: JSON.stringify(condition),
        problem: 'A condition is an object',
        remedy: 'Write it as { "path": value } or { "path": { "$gte": 1 } }.',
      },
    ]
  }
  return Object.entries(condition).flatMap(([key, wanted]) => {
    const here = `${place} › ${key}`
    if (key === '$not') return checkCondition(wanted, here, pathRemedy)
    if (key === '$and' || key === '$or') {
      if (!Array.isArray(wanted)) return [wantsList(here, key, wanted)]
      return wanted.flatMap((part, index) =>
        checkCondition(part, `${here} ${index + 1}`, pathRemedy),
      )
    }
    if (key.startsWith('$')) return [unknownOperator(here, key, logical)]
    const remedy = pathRemedy(key)
    const problems = checkWanted(wanted, here)
    if (remedy) problems.unshift({ place, value: key, problem: 'No such path', remedy })
    return problems
  })
}

function checkWanted(wanted: unknown, place: string): Problem[] {
  if (!isObject(wanted) || !Object.keys(wanted).some((key) => key.startsWith('$'))) return []
  return Object.entries(wanted).flatMap(([name, operand]) => {
    if (!known.includes(name)) return [unknownOperator(place, name, known)]
    if (name === '$not') return checkWanted(operand, `${place} › $not`)
    if (name === '$in' && !Array.isArray(operand)) return [wantsList(place, name, operand)]
    return []
  })
}

const isObject = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wantsList = (place: string, name: string, value: unknown): Problem => ({
  place,
  value: JSON.stringify(value),
  problem: `${name} wants a list`,
  remedy: `Write { "${name}": [ … ] }.`,
})

function unknownOperator(place: string, name: string, names: string[]): Problem {
  const near = nearName(name, names)
  return {
    place,
    value: name,
    problem: 'Unknown operator',
    remedy: near ? `Did you mean ${near}?` : `Use one of: ${names.join(', ')}.`,
  }
}
