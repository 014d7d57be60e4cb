/** What stands after these keys, at whatever depth of a config's conditions. */
export function operandsOf(value: unknown, keys: string[]): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(keys.includes(key) ? [inner] : []),
    ...operandsOf(inner, keys),
  ])
}
