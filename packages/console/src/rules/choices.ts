import { same } from '../same.ts'
import type { Field } from './fields.ts'
import type { ClauseRule } from './rule.ts'

/** What one can say of a field: an operator by the name that people have for it. */
export type Choice = {
  id: string
  label: string
  /** What is filled in; none where there is nothing to fill in. */
  input: 'number' | 'text' | 'list' | 'group' | 'none'
  /** The clause's operator and value for what was filled in. */
  write: (value: string) => Pick<ClauseRule, 'operator' | 'wanted'>
  /** What was filled in, if a clause is of this choice. */
  read: (operator: string, wanted: unknown) => string | null
}

const bare = (id: string, label: string, operators: string[], input: Choice['input']): Choice => ({
  id,
  label,
  input,
  write: (value) => ({ operator: operators[0]!, wanted: filledValue(value, input, operators[0]!) }),
  read(operator, wanted) {
    if (!operators.includes(operator) || typeof wanted === 'object') return null
    const value = String(wanted)
    // Typing over it must not make a text of a number; a bare value may be either.
    const isSame = typeof filledValue(value, input, operator) === typeof wanted
    return isSame || (operator === '=' && input === 'text') ? value : null
  },
})

const listed = (id: string, label: string, operators: string[], of: 'number' | 'text'): Choice => ({
  id,
  label,
  input: 'list',
  write: (value) => ({ operator: operators[0]!, wanted: listOf(value, of) }),
  read: (operator, wanted) =>
    operators.includes(operator) &&
    Array.isArray(wanted) &&
    same(listOf(wanted.join(', '), of), wanted)
      ? wanted.join(', ')
      : null,
})

const pattern = (id: string, label: string, before: string, after: string): Choice => ({
  id,
  label,
  input: 'text',
  write: (value) => ({ operator: '$regexi', wanted: before + escaped(value) + after }),
  read(operator, wanted) {
    if (operator !== '$regexi' || typeof wanted !== 'string') return null
    if (!wanted.startsWith(before) || !wanted.endsWith(after)) return null
    const inner = wanted.slice(before.length, wanted.length - after.length)
    const value = inner.replace(/\\([^a-zA-Z0-9])/g, '$1')
    return escaped(value) === inner && wanted.length >= before.length + after.length ? value : null
  },
})

const fixed = (id: string, label: string, operator: string, wanted: unknown): Choice => ({
  id,
  label,
  input: 'none',
  write: () => ({ operator, wanted }),
  read: (has, value) =>
    has === operator && (operator === '$exists' ? !!value === wanted : value === wanted)
      ? ''
      : null,
})

const inGroup = (id: string, label: string, operator: string): Choice => ({
  id,
  label,
  input: 'group',
  write: (value) => ({ operator, wanted: value }),
  read: (has, wanted) => (has === operator ? String(wanted) : null),
})

const KNOWN = fixed('known', 'is known', '$exists', true)
const UNKNOWN = fixed('unknown', 'is not known', '$exists', false)
const GROUPS = [
  inGroup('in_list', 'is in the list', '$inGroup'),
  inGroup('not_in_list', 'is not in the list', '$notInGroup'),
]

const NUMBER: Choice[] = [
  bare('at_least', 'is at least', ['$gte'], 'number'),
  bare('at_most', 'is at most', ['$lte'], 'number'),
  bare('more', 'is more than', ['$gt'], 'number'),
  bare('less', 'is less than', ['$lt'], 'number'),
  bare('is', 'is exactly', ['=', '$eq'], 'number'),
  bare('is_not', 'is not', ['$ne'], 'number'),
  listed('one_of', 'is one of', ['$in', '$ini'], 'number'),
  listed('none_of', 'is none of', ['$nin', '$nini'], 'number'),
  KNOWN,
  UNKNOWN,
]

const TEXT: Choice[] = [
  bare('is', 'is', ['=', '$eq'], 'text'),
  bare('is_not', 'is not', ['$ne'], 'text'),
  listed('one_of', 'is one of', ['$ini', '$in'], 'text'),
  listed('none_of', 'is none of', ['$nini', '$nin'], 'text'),
  pattern('starts', 'begins with', '^', ''),
  pattern('ends', 'ends with', '', '$'),
  pattern('contains', 'contains', '', ''),
  bare('matches', 'matches the pattern', ['$regex', '$regexi'], 'text'),
  KNOWN,
  UNKNOWN,
  bare('at_least', 'is at least', ['$gte'], 'text'),
  bare('at_most', 'is at most', ['$lte'], 'text'),
  bare('more', 'is more than', ['$gt'], 'text'),
  bare('less', 'is less than', ['$lt'], 'text'),
  // What visitors declare can be yes or no.
  fixed('not_true', 'is not true', '$ne', true),
  fixed('not_false', 'is not false', '$ne', false),
]

/** All that can be said of a field, what fits most first. */
export function choicesFor(field: Field, groups: string[]): Choice[] {
  const lists = groups.length ? GROUPS : []
  switch (field.type) {
    case 'yes':
      return [
        fixed('yes', field.label, '=', true),
        fixed('no', field.not ?? `not: ${field.label}`, '=', false),
      ]
    case 'number':
      return [...NUMBER, ...lists]
    case 'text':
      return [...TEXT, ...lists]
  }
}

/** The choice that a clause is of, with what is filled in; null where no choice says just this. */
export function readChoice(
  field: Field,
  groups: string[],
  { operator, wanted }: Pick<ClauseRule, 'operator' | 'wanted'>,
): { choice: Choice; value: string } | null {
  for (const choice of choicesFor(field, groups)) {
    const value = choice.read(operator, wanted)
    if (value !== null) return { choice, value }
  }
  return null
}

const ORDERING = ['$gt', '$gte', '$lt', '$lte']

function filledValue(value: string, input: Choice['input'], operator: string): string | number {
  // What visitors declare can be a number, and numbers are what is more or less.
  const isNumber =
    ORDERING.includes(operator) && value.trim() !== '' && Number.isFinite(Number(value))
  return input === 'number' || isNumber ? Number(value) : value
}

function listOf(value: string, of: 'number' | 'text'): (string | number)[] {
  const texts = value
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)
  return of === 'text' ? texts : texts.map(Number).filter(Number.isFinite)
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
