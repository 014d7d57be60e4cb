/** Prepared once with the wanted value, then asked for each value found. */
export type Test = (actual: unknown) => boolean
type Operator = (wanted: unknown) => Test

const isIn = (wanted: unknown): Test =>
  Array.isArray(wanted)
    ? (actual) =>
        Array.isArray(actual)
          ? actual.some((element) => wanted.includes(element))
          : wanted.includes(actual)
    : () => false

/**
 * The operators on a value: an operator is a row. `$gt` to `$lte` compare as JavaScript does:
 * null is 0, numeric strings are numbers. `$not` and bare values are `compileTest`'s.
 */
export const operators = {
  $eq: (wanted) => (actual) => actual === wanted,
  $ne: (wanted) => (actual) => actual !== wanted,
  $in: isIn,
  $gt: (wanted) => (actual) => (actual as number) > (wanted as number),
  $gte: (wanted) => (actual) => (actual as number) >= (wanted as number),
  $lt: (wanted) => (actual) => (actual as number) < (wanted as number),
  $lte: (wanted) => (actual) => (actual as number) <= (wanted as number),
  $exists: (wanted) => (actual) => (actual != null) === !!wanted,
} satisfies Record<string, Operator>
