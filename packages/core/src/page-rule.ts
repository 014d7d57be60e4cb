/** The regular expression for paths that fit one of the rules, such as `/shoes/*`; `*` is any run of characters. */
export function pagePattern(rules: string[]): string {
  const patterns = rules.map((rule) =>
    rule.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*'),
  )
  return `^(?:${patterns.join('|')})$`
}
