/** JSON without spaces and with sorted keys: equal values give equal text. For values out of `JSON.parse`. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) {
    let members = ''
    for (const member of value) members += `${members && ','}${canonicalJson(member)}`
    return `[${members}]`
  }
  let members = ''
  // As `<` sorts: by code units.
  for (const key of Object.keys(value).sort()) {
    const member = canonicalJson((value as Record<string, unknown>)[key])
    members += `${members && ','}${quoted(key)}:${member}`
  }
  return `{${members}}`
}

/** Text without anything in it that JSON writes otherwise stands as it is. */
function quoted(text: string): string {
  return /["\\\p{Cc}\p{Surrogate}]/u.test(text) ? JSON.stringify(text) : `"${text}"`
}
