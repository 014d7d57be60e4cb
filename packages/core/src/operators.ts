import type { Condition } from './condition.ts'
import { every } from './every.ts'

/** Prepared once with the wanted value, then asked for each value found. */
export type Test = (actual: unknown) => boolean

/** What operators need of the compiler: named lists, and conditions inside of conditions. */
export type Compiling = {
  groups: Record<string, unknown[]>
  /** A test of one value: a bare value or `{ $operator: … }`. */
  test(wanted: unknown): Test
  /** A test of a whole document. */
  condition(wanted: Condition): Test
}

export type Operator = (wanted: unknown, compiling: Compiling) => Test

// An operator on a value is an export here, so that a site's file carries those alone that its
// config uses. The meaning is that of GrowthBook's SDKs (https://docs.growthbook.io/lib/build-your-own).

export const $eq: Operator = (wanted) => (actual) => actual === wanted
export const $ne: Operator = (wanted) => (actual) => actual !== wanted

// Compared as JavaScript does: null is 0, numeric strings are numbers.
export const $gt: Operator = (wanted) => (actual) => (actual as number) > (wanted as number)
export const $gte: Operator = (wanted) => (actual) => (actual as number) >= (wanted as number)
export const $lt: Operator = (wanted) => (actual) => (actual as number) < (wanted as number)
export const $lte: Operator = (wanted) => (actual) => (actual as number) <= (wanted as number)

export const $exists: Operator = (wanted) => (actual) => (actual != null) === !!wanted
export const $type: Operator = (wanted) => (actual) =>
  (actual === null ? 'null' : Array.isArray(actual) ? 'array' : typeof actual) === wanted

const never: Test = () => false
const not =
  (test: Test): Test =>
  (actual) =>
    !test(actual)
const folded = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)

/** Whether a value, or one of the elements of a list, is among the wanted. */
function among(wanted: unknown[]): Test {
  const set = new Set(wanted)
  return (actual) =>
    Array.isArray(actual) ? actual.some((element) => set.has(element)) : set.has(actual)
}
function amongFolded(wanted: unknown[]): Test {
  const test = among(wanted.map(folded))
  return (actual) => test(Array.isArray(actual) ? actual.map(folded) : folded(actual))
}

export const $in: Operator = (wanted) => (Array.isArray(wanted) ? among(wanted) : never)
export const $nin: Operator = (wanted) => (Array.isArray(wanted) ? not(among(wanted)) : never)
export const $ini: Operator = (wanted) => (Array.isArray(wanted) ? amongFolded(wanted) : never)
export const $nini: Operator = (wanted) =>
  Array.isArray(wanted) ? not(amongFolded(wanted)) : never

// What joins conditions has a name without its sign: so no value is asked by it.

const each = (wanted: unknown, { condition }: Compiling) => (wanted as Condition[]).map(condition)
/** An empty list holds. */
const some =
  (tests: Test[]): Test =>
  (document) =>
    !tests.length || tests.some((test) => test(document))

export const and: Operator = (wanted, compiling) => every(each(wanted, compiling))
export const or: Operator = (wanted, compiling) => some(each(wanted, compiling))
export const nor: Operator = (wanted, compiling) => not(some(each(wanted, compiling)))
const notHolding: Operator = (wanted, { condition }) => not(condition(wanted as Condition))

export { notHolding as not }

const group = (name: unknown, { groups }: Compiling) =>
  among(Object.hasOwn(groups, name as string) ? groups[name as string]! : [])
export const $inGroup: Operator = group
export const $notInGroup: Operator = (name, compiling) => not(group(name, compiling))

export const $not: Operator = (wanted, { test }) => not(test(wanted))

export const $size: Operator = (wanted, { test }) => {
  const size = test(wanted)
  return (actual) => Array.isArray(actual) && size(actual.length)
}
export const $elemMatch: Operator = (wanted, { test, condition }) => {
  const keys = Object.keys(wanted as object)
  const onValues = keys.length && keys.every((key) => key[0] === '$')
  const matches = onValues ? test(wanted) : condition(wanted as Condition)
  // An element that is not there never matches, whatever is asked of it.
  return (actual) =>
    Array.isArray(actual) && actual.some((element) => element != null && matches(element))
}

function all(tests: Test[]): Test {
  return (actual) => Array.isArray(actual) && tests.every((test) => actual.some(test))
}
export const $all: Operator = (wanted, { test }) =>
  Array.isArray(wanted) ? all(wanted.map(test)) : never
export const $alli: Operator = (wanted, { test }) =>
  Array.isArray(wanted)
    ? all(
        wanted.map((each) => {
          const folds = folded(each)
          return typeof folds === 'string' ? (actual) => folded(`${actual}`) === folds : test(each)
        }),
      )
    : never

function matching(pattern: unknown, flags?: string): Test {
  try {
    const regex = new RegExp(pattern as string, flags)
    return (actual) => regex.test(actual as string)
  } catch {
    return never
  }
}
export const $regex: Operator = (wanted) => matching(wanted)
export const $regexi: Operator = (wanted) => matching(wanted, 'i')

/** Versions as texts that sort as versions do: `1.10.0-beta` → `    1-   10-    0-beta`. */
function sortable(version: unknown): string {
  const text = version && /^[sn]/.test(typeof version) ? `${version}` : '0'
  const parts = text.replace(/(^v|\+.*$)/g, '').split(/[-.]/)
  // "~" sorts after letters: a release comes after its pre-releases.
  if (parts.length === 3) parts.push('~')
  return parts.map((part) => (/^\d+$/.test(part) ? part.padStart(5) : part)).join('-')
}
const versions =
  (holds: (actual: string, wanted: string) => boolean): Operator =>
  (wanted) => {
    const text = sortable(wanted)
    return (actual) => holds(sortable(actual), text)
  }
export const $veq = versions((actual, wanted) => actual === wanted)
export const $vne = versions((actual, wanted) => actual !== wanted)
export const $vgt = versions((actual, wanted) => actual > wanted)
export const $vgte = versions((actual, wanted) => actual >= wanted)
export const $vlt = versions((actual, wanted) => actual < wanted)
export const $vlte = versions((actual, wanted) => actual <= wanted)
