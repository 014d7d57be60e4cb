/**
 * What is different in `after`, a line for each value: its path, and what it was and is. Elements are
 * known by their ids, so that one that moves is a change of order and not of all that follow.
 */
export function configDiff(before: unknown, after: unknown): string[] {
  const [was, is] = [valuesOf(before), valuesOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
    const [old, now] = [was.get(path), is.get(path)]
    if (old === now) return []
    return [
      ...(old === undefined ? [] : [`- ${path}: ${old}`]),
      ...(now === undefined ? [] : [`+ ${path}: ${now}`]),
    ]
  })
}

/** Every value by its path, as JSON. */
function valuesOf(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]])
  const entries = Array.isArray(value) ? namedElements(value) : Object.entries(value)
  const order =
    Array.isArray(value) && entries.some(([name], index) => name !== String(index))
      ? [[`${path} (order)`, entries.map(([name]) => name).join(', ')] as const]
      : []
  const values = entries.flatMap(([name, inner]) => [
    ...valuesOf(inner, path === '' ? name : `${path} › ${name}`),
  ])
  return new Map([...order, ...values])
}

/** By their ids, or by the segment that they are for; by their places where some have neither. */
function namedElements(list: unknown[]): [name: string, element: unknown][] {
  const names = list.map((element) => {
    const { id, segment } = Object(element) as { id?: unknown; segment?: unknown }
    return id ?? segment
  })
  const isNamed = names.every((name) => typeof name === 'string')
  return list.map((element, index) => [isNamed ? (names[index] as string) : `${index}`, element])
}
