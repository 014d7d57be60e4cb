/** The value at the steps of a path, or null where the path ends early. */
export function valueAt(document: unknown, steps: string[]): unknown {
  let value = document
  for (const step of steps) {
    if (value === null || typeof value !== 'object' || !(step in value)) return null
    value = (value as Record<string, unknown>)[step]
  }
  return value
}

/**
 * Every value at the steps of a path; where they cross an array, every element counts, also in
 * arrays of arrays.
 */
export function valuesAt(document: unknown, steps: string[]): unknown[] {
  const values: unknown[] = []
  const walk = (value: unknown, depth: number) => {
    if (Array.isArray(value)) for (const element of value) walk(element, depth)
    else if (depth === steps.length) values.push(value)
    else if (value !== null && typeof value === 'object')
      walk((value as Record<string, unknown>)[steps[depth]!], depth + 1)
  }
  walk(document, 0)
  return values
}
