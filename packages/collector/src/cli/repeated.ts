import { parseArgs } from 'node:util'

/** All values of an option that may be given several times; citty keeps the last one. */
export function repeated(rawArgs: string[], name: string): string[] {
  const { values } = parseArgs({
    args: rawArgs,
    options: { [name]: { type: 'string', multiple: true } },
    strict: false,
  })
  const given = values[name]
  // Without a value it is `true`.
  return Array.isArray(given) ? given.map((value) => (value === true ? '' : String(value))) : []
}
