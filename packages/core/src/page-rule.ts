/**
 * The regular expression for paths that fit one of the rules, such as `/shoes/*`, and none of
 * those with `!` before it; `*` is any run of characters.
 */
export function pagePattern(rules: string[]): string {
  const patternOf = (rule: string) =>
    rule.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')
  const out = rules.filter((rule) => rule.startsWith('!')).map((rule) => patternOf(rule.slice(1)))
  const within = rules.filter((rule) => !rule.startsWith('!')).map(patternOf)
  return `^${out.length ? `(?!(?:${out.join('|')})$)` : ''}(?:${within.join('|') || '.*'})$`
}
