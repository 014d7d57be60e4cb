/** Declarations as they are typed: what is not finished is not there yet. */
export function stylesOf(text: string): Record<string, string> {
  const pairs = text.split(';').map((part): [string, string] => {
    const at = part.indexOf(':')
    return [part.slice(0, Math.max(0, at)).trim().toLowerCase(), part.slice(at + 1).trim()]
  })
  return Object.fromEntries(pairs.filter(([name, value]) => name && value))
}

export const stylesText = (styles: Record<string, string>): string =>
  Object.entries(styles)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')
