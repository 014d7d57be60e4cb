/** The value at a dotted path, or null where the path ends early. */
export function valueAt(document: unknown, path: string): unknown {
  let value = document
  for (const step of path.split('.')) {
    if (value === null || typeof value !== 'object' || !(step in value)) return null
    value = (value as Record<string, unknown>)[step]
  }
  return value
}

/**
 * Every value at a dotted path; where the path crosses an array, every element counts, also in
 * arrays of arrays.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  let values: unknown[] = [document]
  for (const step of path.split('.')) {
    values = values
      .flatMap((value) =>
        value === null || typeof value !== 'object' ? [] : (value as Record<string, unknown>)[step],
      )
      .flat(9)
  }
  return values
}
