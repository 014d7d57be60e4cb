import { type ConversionConfig, type JsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { draft } from './shapes/draft.ts'

export type JsonSchemas = {
  /** The schema of a shape: a reference where it has a name. */
  of(shape: v.GenericSchema): JsonSchema
  named: Record<string, JsonSchema>
}

const DRAFT = 'sent.Config'
const at = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

/**
 * JSON Schemas of shapes and of those with a name in them. `prefix` tells names apart: what is sent may
 * leave out what an answer has.
 */
export function jsonSchemas(
  shapes: v.GenericSchema[],
  names: Record<string, v.GenericSchema>,
  { typeMode, prefix }: { typeMode: 'input' | 'output'; prefix: string },
): JsonSchemas {
  const nameOf = new Map(Object.entries(names).map(([name, shape]) => [shape, name]))
  const others = [...new Set(shapes)].filter((shape) => !nameOf.has(shape))
  const numbered = new Map(others.map((shape, number) => [shape, `:${number}`]))
  const made: Record<string, JsonSchema> = toJsonSchemaDefs(
    { ...names, ...Object.fromEntries(others.map((shape) => [numbered.get(shape)!, shape])) },
    {
      typeMode,
      target: 'draft-2020-12',
      // What JSON Schema cannot say (our own checks) is said when a request is refused.
      errorMode: 'ignore',
      overrideRef: ({ referenceId }) => at(prefix + referenceId).$ref,
      overrideSchema: draftBy,
    },
  )
  return {
    of: (shape) =>
      nameOf.has(shape) ? at(prefix + nameOf.get(shape)) : made[numbered.get(shape)!]!,
    named: Object.fromEntries(
      Object.entries(made).flatMap(([name, schema]) =>
        name.startsWith(':') ? [] : [[prefix + name, schema]],
      ),
    ),
  }
}

/** A draft is a config, though it is not checked as one when it comes in. */
const draftBy: ConversionConfig['overrideSchema'] = ({ valibotSchema }) =>
  valibotSchema === draft ? at(DRAFT) : undefined
