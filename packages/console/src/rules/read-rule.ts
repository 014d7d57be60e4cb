import type { Condition } from '@segue/core'
import { isRecord } from '../same.ts'
import { ELEMENT, type GroupRule, type Join, type Rule } from './rule.ts'

/** Operators that have a form; all others stay as they were written. */
const SHOWN = new Set([
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$ini',
  '$nini',
  '$exists',
  '$regex',
  '$regexi',
  '$inGroup',
  '$notInGroup',
])

const JOINS: Record<string, Join> = { $and: 'all', $or: 'any', $nor: 'none' }

/** A condition as a tree of clauses; at its root there is always a group. */
export function readRule(condition: Condition): GroupRule {
  const rules = rulesOf(condition)
  const [only] = rules
  return rules.length === 1 && only?.kind === 'group' ? only : { kind: 'group', join: 'all', rules }
}

function readInner(condition: Condition): Rule {
  const rules = rulesOf(condition)
  const [only] = rules
  return rules.length === 1 && only ? only : { kind: 'group', join: 'all', rules }
}

function rulesOf(condition: Condition): Rule[] {
  return Object.entries(condition).flatMap(([key, wanted]): Rule[] => {
    const join = JOINS[key]
    if (join && isConditions(wanted)) {
      return [{ kind: 'group', join, rules: wanted.map(readInner) }]
    }
    if (key === '$not' && isRecord(wanted)) {
      return [{ kind: 'group', join: 'none', rules: [readInner(wanted)] }]
    }
    return key.startsWith('$') ? [asWritten(key, wanted)] : clausesOf(key, wanted)
  })
}

function clausesOf(path: string, wanted: unknown): Rule[] {
  if (!isRecord(wanted))
    return [isPlain(wanted) ? clause(path, '=', wanted) : asWritten(path, wanted)]
  const operations = Object.entries(wanted)
  if (!operations.length || !operations.every(([name]) => name.startsWith('$'))) {
    return [asWritten(path, wanted)]
  }
  return operations.map(([operator, operand]) => {
    if (SHOWN.has(operator) && (isPlain(operand) || isList(operand))) {
      return clause(path, operator, operand)
    }
    return elementClause(path, operator, operand) ?? asWritten(path, { [operator]: operand })
  })
}

/** `{ items: { $elemMatch: { item_category: … } } }` with one thing asked of one property. */
function elementClause(path: string, operator: string, operand: unknown): Rule | null {
  if (operator !== '$elemMatch' || !isRecord(operand)) return null
  const rules = rulesOf(operand)
  const [only] = rules
  return rules.length === 1 && only?.kind === 'clause' && !only.path.includes(ELEMENT)
    ? clause(path + ELEMENT + only.path, only.operator, only.wanted)
    : null
}

const clause = (path: string, operator: string, wanted: unknown): Rule => ({
  kind: 'clause',
  path,
  operator,
  wanted,
})
const asWritten = (key: string, wanted: unknown): Rule => ({
  kind: 'json',
  condition: { [key]: wanted },
})

const isPlain = (value: unknown) => typeof value !== 'object'
const isList = (value: unknown) => Array.isArray(value) && value.every(isPlain)
const isConditions = (value: unknown): value is Condition[] =>
  Array.isArray(value) && value.every(isRecord)
