const MOST = 80

/** What was found, short enough for a message. */
export function excerpt(value: unknown): string {
  const text = jsonOf(beginningOf(value, 0))
  return text.length <= MOST ? text : `${text.slice(0, MOST - 1)}…`
}

/** As much of it as there can be room for: thousands of brackets take long to be written. */
function beginningOf(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, MOST)
  if (typeof value !== 'object' || value === null) return value
  if (depth === MOST) return null
  if (Array.isArray(value)) {
    return value.slice(0, MOST).map((member) => beginningOf(member, depth + 1))
  }
  const members = Object.entries(value).slice(0, MOST)
  return Object.fromEntries(members.map(([key, member]) => [key, beginningOf(member, depth + 1)]))
}

/** JSON of anything that came in, however deep: a thousand brackets are no reason to fail. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing'
  } catch {
    return '(nested too deeply to be shown)'
  }
}
