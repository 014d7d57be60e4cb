import type * as v from 'valibot'

type Check = (value: unknown) => boolean
type Schema = v.GenericSchema & { pipe?: readonly { kind: string; type: string }[] }

/**
 * Whether a value has the shape, for those values that have it and are plain: a tenth of the time
 * that the shape's own check takes, which is asked for words on all others. Made of the shape
 * itself, so that it is written once.
 */
export function quickCheck(shape: v.GenericSchema): Check {
  const { pipe = [] } = shape as Schema
  const checks = [base(shape), ...pipe.slice(1).map(action)]
  return (value) => {
    for (const check of checks) if (!check(value)) return false
    return true
  }
}

function base(shape: v.GenericSchema): Check {
  // The shapes of this library are told apart by a word, and are the same object with a pipe.
  const { type, ...parts } = shape as unknown as { type: string } & Parts
  switch (type) {
    case 'unknown':
      return () => true
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'string':
      return (value) => typeof value === 'string'
    case 'number':
      return (value) => typeof value === 'number'
    case 'picklist':
      return (value) => parts.options.includes(value)
    case 'optional':
      return orNothing(quickCheck(parts.wrapped))
    case 'array':
      return eachOf(quickCheck(parts.item))
    case 'record':
      return membersOf(quickCheck(parts.key), quickCheck(parts.value))
    case 'strict_object':
      return fieldsOf(parts.entries)
    default:
      throw new Error(`quickCheck knows no shape "${type}". Add a row for it.`)
  }
}

type Parts = {
  options: unknown[]
  wrapped: v.GenericSchema
  item: v.GenericSchema
  key: v.GenericSchema
  value: v.GenericSchema
  entries: Record<string, v.GenericSchema>
}

const orNothing =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

const eachOf =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return false
    for (const item of value) if (!check(item)) return false
    return true
  }

/** Names that are no plain words are left to the shape's own check. */
const SPECIAL = new Set(['__proto__', 'constructor', 'prototype'])

const membersOf =
  (isKey: Check, isMember: Check): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    for (const key in value) {
      if (SPECIAL.has(key) || !isKey(key)) return false
      if (!isMember((value as Record<string, unknown>)[key])) return false
    }
    return true
  }

function fieldsOf(entries: Record<string, v.GenericSchema>): Check {
  const fields = Object.entries(entries).map(([key, entry]) => ({ key, check: quickCheck(entry) }))
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    let known = 0
    for (const { key, check } of fields) {
      const field = (value as Record<string, unknown>)[key]
      if (!check(field)) return false
      if (field !== undefined) known++
    }
    // As many keys as are known and have something: there is no other.
    for (const _ in value) known--
    return known === 0
  }
}

type Sized = { length: number }
const actions: Record<string, (wanted: never) => (value: never) => boolean> = {
  min_length: (least: number) => (value: Sized) => value.length >= least,
  max_length: (most: number) => (value: Sized) => value.length <= most,
  min_value: (least: number) => (value: number) => value >= least,
  max_value: (most: number) => (value: number) => value <= most,
  integer: () => (value: number) => Number.isInteger(value),
  finite: () => (value: number) => Number.isFinite(value),
  regex: (wanted: RegExp) => (value: string) => wanted.test(value),
  check: (wanted: (value: unknown) => boolean) => (value: unknown) => wanted(value),
}

function action(of: { type: string }): Check {
  const { type, requirement } = of as { type: string; requirement: unknown }
  const make = Object.hasOwn(actions, type) ? actions[type] : undefined
  if (!make) throw new Error(`quickCheck knows no check "${type}". Add a row for it.`)
  return make(requirement as never) as Check
}
