const MOST = 80

/** What was found, short enough for a message. */
export function excerpt(value: unknown): string {
  const text = jsonOf(value)
  return text.length <= MOST ? text : `${text.slice(0, MOST - 1)}…`
}

/** JSON of anything that came in, however deep: a thousand brackets are no reason to fail. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing'
  } catch {
    return '(nested too deeply to be shown)'
  }
}
