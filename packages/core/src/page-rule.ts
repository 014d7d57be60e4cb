/** Whether a path fits a rule such as `/shoes/*`; `*` stands for any run of characters. */
export function fitsPage(rule: string, path: string): boolean {
  const pattern = rule.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')
  return new RegExp(`^${pattern}$`).test(path)
}
