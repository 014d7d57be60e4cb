import type { Condition } from '@segue/core'
import { isRecord } from '../same.ts'
import { type ClauseRule, ELEMENT, type GroupRule, type Rule } from './rule.ts'

/** The condition that a tree of clauses stands for; reading it gives the same tree. */
export function writeRule(rule: GroupRule): Condition {
  if (rule.join !== 'all') return writeInner(rule)
  const [only] = rule.rules
  // A lone group would be taken for the root itself.
  if (rule.rules.length === 1 && only?.kind === 'group') return { $and: [writeInner(only)] }
  return writeAll(rule.rules)
}

/** A rule within another one. */
export function writeInner(rule: Rule): Condition {
  switch (rule.kind) {
    case 'json':
      return rule.condition
    case 'clause':
      return writeClause(rule)
    case 'group':
      if (rule.join === 'any') return { $or: rule.rules.map(writeInner) }
      if (rule.join === 'none') return { $nor: rule.rules.map(writeInner) }
      return rule.rules.length === 1 ? { $and: rule.rules.map(writeInner) } : writeAll(rule.rules)
  }
}

/** Side by side in one object where that keeps them apart, else in a list. */
function writeAll(rules: Rule[]): Condition {
  const written: Condition = {}
  for (const [index, rule] of rules.entries()) {
    const condition = rule.kind === 'group' && rule.join === 'all' ? null : writeInner(rule)
    const entries = Object.entries(condition ?? {})
    const [key = '', wanted] = entries[0] ?? []
    if (!condition || entries.length !== 1) return inList(rules)
    if (!(key in written)) written[key] = wanted
    else {
      const before = rules[index - 1]
      const joined = before && joinedOperators(written[key], wanted)
      if (!joined || Object.keys(writeInner(before))[0] !== key) return inList(rules)
      written[key] = joined
    }
  }
  return written
}

const inList = (rules: Rule[]): Condition => ({ $and: rules.map(writeInner) })

function joinedOperators(one: unknown, other: unknown): Condition | null {
  if (!isRecord(one) || !isRecord(other)) return null
  const [names, others] = [Object.keys(one), Object.keys(other)]
  const apart = [...names, ...others].every((name) => name.startsWith('$'))
  return apart && !others.some((name) => names.includes(name)) ? { ...one, ...other } : null
}

export function writeClause({ path, operator, wanted }: Omit<ClauseRule, 'kind'>): Condition {
  const [list = '', property] = path.split(ELEMENT)
  if (property !== undefined) {
    return { [list]: { $elemMatch: writeClause({ path: property, operator, wanted }) } }
  }
  return { [path]: operator === '=' ? wanted : { [operator]: wanted } }
}
