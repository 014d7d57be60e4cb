import { adjustedMethods } from './stats-adjusted.ts'
import { betweenMethods } from './stats-between.ts'
import { comparedMethods } from './stats-compared.ts'
import type { Methods } from './stats-inputs.ts'
import { plannedMethods } from './stats-planned.ts'
import { sequentialMethods } from './stats-sequential.ts'
import { failed, isNear, passed, type Suite, type Tolerance } from './suite.ts'

/** What the cases call a method, as functions of the package: a new one is a row in one of these. */
const methods: Methods = {
  ...comparedMethods,
  ...adjustedMethods,
  ...sequentialMethods,
  ...plannedMethods,
  ...betweenMethods,
}

export const stats: Suite = ({ id, method, inputs, expected, tolerance }) => {
  const run = Object.hasOwn(methods, method as string) ? methods[method as string] : undefined
  if (!run) return { kind: 'missing' }
  const got = inWords(run(inputs as never))
  return isNear(asked(got, expected), expected, tolerance as Tolerance)
    ? passed
    : failed(`${id}: ${method}`, got, expected)
}

/** JSON has no infinity; the cases have its name. */
function inWords(value: unknown): unknown {
  if (value === Number.POSITIVE_INFINITY) return 'Infinity'
  if (value === Number.NEGATIVE_INFINITY) return '-Infinity'
  if (Array.isArray(value)) return value.map(inWords)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inWords(part)]))
}

/** A case asks for some of the fields. */
function asked(got: unknown, expected: unknown): unknown {
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!isRecord(got) || !isRecord(expected)) return got
  return Object.fromEntries(
    Object.keys(expected)
      .filter((key) => key in got)
      .map((key) => [key, asked(got[key], expected[key])]),
  )
}
