import type { Condition, Config, Trait } from '@segue/core'
import { readChoice } from './choices.ts'
import { fieldOf } from './fields.ts'
import { readRule } from './read-rule.ts'
import { type ClauseRule, ELEMENT, type GroupRule, type Rule } from './rule.ts'
import { didWords, withinWords } from './trait-words.ts'

const JOINS = { all: ' and ', any: ' or ', none: ' or ' }

/** A condition as a sentence about a visitor: `ordered at least twice in the last 30 days`. */
export function conditionWords(config: Config, condition: Condition): string {
  const rule = readRule(condition)
  return rule.rules.length ? groupWords(config, rule) : 'everyone'
}

export function groupWords(config: Config, { join, rules }: GroupRule): string {
  const words = rules.map((rule) => inner(config, rule, rules.length > 1))
  const all = words.join(JOINS[join])
  return join === 'none' ? `neither of: ${all}` : all
}

function inner(config: Config, rule: Rule, isAmong: boolean): string {
  if (rule.kind !== 'group') return ruleWords(config, rule)
  const words = groupWords(config, rule)
  return isAmong && (rule.rules.length > 1 || rule.join === 'none') ? `(${words})` : words
}

export function ruleWords(config: Config, rule: Rule): string {
  switch (rule.kind) {
    case 'group':
      return groupWords(config, rule)
    case 'json':
      return JSON.stringify(rule.condition)
    case 'clause':
      return clauseWords(config, rule)
  }
}

/** One clause: `campaign (utm_campaign) is “spring”`. */
export function clauseWords(config: Config, clause: ClauseRule): string {
  const trait = traitOf(config, clause.path)
  return (trait && happenedWords(trait, clause)) ?? plainWords(config, clause)
}

export function traitOf({ traits }: Config, path: string): Trait | undefined {
  return path.startsWith('traits.')
    ? traits.find(({ id }) => id === path.slice('traits.'.length))
    : undefined
}

/** How often something happened is said the other way round than all else. */
function happenedWords(trait: Trait, { operator, wanted }: ClauseRule): string | undefined {
  if (!('on' in trait) || (trait.take !== 'count' && trait.take !== 'active_days')) return undefined
  if (typeof wanted !== 'number') return undefined
  const often = oftenWords(operator, wanted, trait.take === 'count' ? 'time' : 'day')
  if (often === undefined) return undefined
  const did = didWords(trait.on) + (trait.where ? ` where ${eventWords(trait.where)}` : '')
  return [often === 'never' ? `never ${did}` : `${did} ${often}`, withinWords(trait.within)]
    .filter(Boolean)
    .join(' ')
}

function oftenWords(operator: string, wanted: number, unit: string): string | undefined {
  const on = unit === 'day' ? 'on ' : ''
  const many = (number: number) => `${number} ${number === 1 ? unit : `${unit}s`}`
  if (['=', '$eq'].includes(operator))
    return wanted === 0 ? 'never' : `${on}exactly ${many(wanted)}`
  if (operator === '$gte') return `${on}at least ${many(wanted)}`
  if (operator === '$gt') return `${on}more than ${many(wanted)}`
  if (operator === '$lte') return wanted === 0 ? 'never' : `${on}at most ${many(wanted)}`
  if (operator === '$lt') return wanted === 1 ? 'never' : `${on}fewer than ${many(wanted)}`
  return undefined
}

function plainWords(config: Config, clause: ClauseRule): string {
  const field = fieldOf(config, clause.path)
  const read = readChoice(field, Object.keys(config.groups), clause)
  if (!read) return `${field.label} ${clause.operator} ${JSON.stringify(clause.wanted)}`
  const { choice, value } = read
  if (field.type === 'yes') return choice.label
  const named = field.values?.find(([known]) => String(known) === value)?.[1]
  const words = choice.input === 'number' ? (named ?? value) : `“${named ?? value}”`
  return [field.label, choice.label, choice.input === 'none' ? '' : words].filter(Boolean).join(' ')
}

/** What must hold of an event, by the names of its properties. */
export function eventWords(where: Condition): string {
  const { join, rules } = readRule(where)
  return rules
    .map((rule) => {
      if (rule.kind !== 'clause')
        return JSON.stringify(rule.kind === 'json' ? rule.condition : rule)
      const field = eventField(rule.path)
      const read = readChoice(field, [], rule)
      return read
        ? [field.label, read.choice.label, read.choice.input === 'none' ? '' : `“${read.value}”`]
            .filter(Boolean)
            .join(' ')
        : `${field.label} ${rule.operator} ${JSON.stringify(rule.wanted)}`
    })
    .join(JOINS[join])
}

const NUMBERS = ['value', 'price', 'quantity', 'discount', 'percent', 'seconds', 'points']

/** A property of an event, or of its items. */
export function eventField(path: string) {
  const name = path.split(ELEMENT).at(-1) ?? path
  const label = path.includes(ELEMENT) ? `an item’s ${name}` : name
  const type = NUMBERS.includes(name) ? ('number' as const) : ('text' as const)
  return { path, room: 'event', type, label }
}
