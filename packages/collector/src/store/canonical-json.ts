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
  for (const key of sortedKeys(value)) {
    const member = canonicalJson((value as Record<string, unknown>)[key])
    members += `${members && ','}${quoted(key)}:${member}`
  }
  return `{${members}}`
}

/** By code units. `sort` makes room for itself each time; few are put in order where they lie. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value)
  if (keys.length > FEW) return keys.sort()
  for (let end = 1; end < keys.length; end++) {
    const key = keys[end]!
    let place = end
    for (; place > 0 && keys[place - 1]! > key; place--) keys[place] = keys[place - 1]!
    keys[place] = key
  }
  return keys
}

const FEW = 16

/** Text without anything in it that JSON writes otherwise stands as it is. */
export function quoted(text: string): string {
  return SPECIAL.test(text) ? JSON.stringify(text) : `"${text}"`
}

/** All but what JSON takes as it is: no control, no quotation mark, no backslash, no half a character. */
const SPECIAL = /[^ !#-[\]-\ud7ff\ue000-\uffff]/
