import type { Field } from './field.ts'
import { nearName } from './near-name.ts'
import type { Problem } from './problem.ts'

/** An address may be one that runs code: who publishes knows which may not. */
export type AddressFault = (
  address: string,
  use: 'link' | 'image',
) => Pick<Problem, 'problem' | 'remedy'> | undefined

/** What is wrong with what a block is filled with, by its fields. */
export function checkProps(
  props: Record<string, unknown>,
  fields: readonly Field[],
  place: string,
  addressFault: AddressFault,
): Problem[] {
  const names = fields.map(({ name }) => name)
  const strange = Object.keys(props).filter((name) => !names.includes(name))
  return [
    ...strange.map((name) => {
      const near = nearName(name, names)
      return {
        place: `${place} › ${name}`,
        value: shown(props[name]),
        problem: 'This block has no such field',
        remedy: near ? `Did you mean "${near}"?` : `It has ${names.join(', ')}.`,
      }
    }),
    ...fields.flatMap((field) =>
      checkField(props[field.name], field, `${place} › ${field.name}`, addressFault),
    ),
  ]
}

function checkField(
  value: unknown,
  field: Field,
  place: string,
  addressFault: AddressFault,
): Problem[] {
  const fault = (problem: string, remedy: string): Problem[] => [
    { place, value: shown(value), problem, remedy },
  ]
  if (value === undefined || value === '') {
    return field.optional ? [] : fault(`"${field.label}" is missing`, wanted(field))
  }
  switch (field.type) {
    case 'text':
      if (typeof value !== 'string') break
      return value.length <= field.most
        ? []
        : fault(`This is longer than ${field.most} signs`, 'Say it in fewer words.')
    case 'name':
      if (typeof value === 'string' && NAME.test(value)) return []
      break
    case 'link':
    case 'image': {
      if (typeof value !== 'string') break
      const unsafe = addressFault(value, field.type)
      return unsafe ? [{ place, value: shown(value), ...unsafe }] : []
    }
    case 'number':
      if (typeof value === 'number' && value >= field.least && value <= field.most) return []
      break
    case 'moment':
      if (typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value)))
        return []
      break
    case 'choice':
      if (field.of.includes(value as string)) return []
      break
    case 'yes':
      if (typeof value === 'boolean') return []
      break
    case 'list':
      if (!Array.isArray(value) || value.length < field.least || value.length > field.most) break
      return value.flatMap((row, index) =>
        typeof row === 'object' && row !== null
          ? checkProps(row, field.of, `${place} ${index + 1}`, addressFault)
          : fault('A row of a list has fields', `Write { ${field.of[0]!.name}: … }.`),
      )
  }
  return fault(`"${field.label}" cannot be this`, wanted(field))
}

const NAME = /^[a-z]\w{0,39}$/i
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/

function wanted(field: Field): string {
  switch (field.type) {
    case 'text':
      return `Write up to ${field.most} signs.`
    case 'name':
      return 'Write letters, digits and "_", such as "came_for".'
    case 'link':
      return 'Write an address such as "/sale".'
    case 'image':
      return 'Write an address such as "/shoes.jpg".'
    case 'number':
      return `Write a number from ${field.least} to ${field.most}.`
    case 'moment':
      return 'Write a moment with its zone, such as "2026-11-27T20:00+01:00".'
    case 'choice':
      return `Choose ${field.of.map((word) => `"${word}"`).join(', ')}.`
    case 'yes':
      return 'Write true or false.'
    case 'list':
      return `Write a list of ${field.least} to ${field.most} rows.`
  }
}

const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 60)
