import type { Condition } from './condition.ts'
import { nearName } from './near-name.ts'
import * as operators from './operators.ts'
import type { Problem } from './problem.ts'

const combining = ['$and', '$or', '$nor']
const logical = [...combining, '$not']
const known = Object.keys(operators).filter((name) => name[0] === '$')
const wantList = ['$in', '$nin', '$ini', '$nini', '$all', '$alli']
const types = ['string', 'number', 'boolean', 'object', 'array', 'null', 'undefined']

/** What a condition may name: paths (undefined where they are the site's own) and lists. */
export type Names = {
  /** What to do about a path that nothing will ever fill; undefined where the path is fine. */
  pathRemedy?: (path: string) => string | undefined
  groups: string[]
}

/** What is wrong with a condition that is to be published. */
export function checkCondition(condition: unknown, place: string, names: Names): Problem[] {
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
    if (key === '$not') return checkCondition(wanted, here, names)
    if (combining.includes(key)) {
      if (!Array.isArray(wanted)) return [wantsList(here, key, wanted)]
      return wanted.flatMap((part, index) => checkCondition(part, `${here} ${index + 1}`, names))
    }
    if (key.startsWith('$')) return [unknownOperator(here, key, logical)]
    const remedy = names.pathRemedy?.(key)
    const problems = checkWanted(wanted, here, names)
    if (remedy) problems.unshift({ place, value: key, problem: 'No such path', remedy })
    return problems
  })
}

function checkWanted(wanted: unknown, place: string, names: Names): Problem[] {
  if (!isObject(wanted) || !Object.keys(wanted).some((key) => key.startsWith('$'))) return []
  return Object.entries(wanted).flatMap(([name, operand]) =>
    known.includes(name)
      ? checkOperand(name, operand, place, names)
      : [unknownOperator(place, name, known)],
  )
}

function checkOperand(name: string, operand: unknown, place: string, names: Names): Problem[] {
  const here = `${place} › ${name}`
  if (wantList.includes(name) && !Array.isArray(operand)) return [wantsList(place, name, operand)]
  switch (name) {
    case '$all':
    case '$alli':
      return (operand as unknown[]).flatMap((each) => checkWanted(each, here, names))
    case '$not':
    case '$size':
      return checkWanted(operand, here, names)
    case '$elemMatch':
      // An element's own paths; its operators are looked at all the same.
      return isObject(operand) && Object.keys(operand).every((key) => known.includes(key))
        ? checkWanted(operand, here, names)
        : checkCondition(operand, here, { groups: names.groups })
    case '$regex':
    case '$regexi':
      return checkPattern(operand, here)
    case '$type':
      return types.includes(operand as string) ? [] : [unknownName(here, operand, types, 'type')]
    case '$inGroup':
    case '$notInGroup':
      return names.groups.includes(operand as string)
        ? []
        : [unknownName(here, operand, names.groups, 'group')]
    default:
      return []
  }
}

function checkPattern(pattern: unknown, place: string): Problem[] {
  const problem = (words: string): Problem[] => [
    {
      place,
      value: JSON.stringify(pattern),
      problem: words,
      remedy: 'Write it as JavaScript has it, such as "^/shoes/", without slashes around it.',
    },
  ]
  if (typeof pattern !== 'string') return problem('A regular expression is a text')
  try {
    new RegExp(pattern)
    return []
  } catch (error) {
    return problem(`This is no regular expression (${(error as Error).message})`)
  }
}

const isObject = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const wantsList = (place: string, name: string, value: unknown): Problem => ({
  place,
  value: JSON.stringify(value) ?? '',
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

function unknownName(place: string, value: unknown, names: string[], kind: string): Problem {
  const near = nearName(String(value), names)
  return {
    place,
    value: JSON.stringify(value) ?? '',
    problem: `There is no such ${kind}`,
    remedy: near
      ? `Did you mean "${near}"?`
      : names.length
        ? `Use one of: ${names.join(', ')}.`
        : `Define it under ${kind}s first.`,
  }
}
