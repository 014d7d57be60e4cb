type Entry = {
  /** Names of parts by their table, by the module that has the table. */
  from: Record<string, Record<string, string[]>>
  /** What is called with the parts, by its module. */
  start: Record<string, string>
  act(table: string): string
  /** A table that stands in the place of another. */
  as?: Record<string, string>
}

/** The text of a program that is started with these parts and no others. */
export function entryOf({ from, start, act, as = {} }: Entry): string {
  const tables = Object.values(from).flatMap((tables) => Object.entries(tables))
  const imports = Object.entries(from).map(([module, tables]) => {
    const names = [start[module] ?? [], ...Object.keys(tables)].flat()
    return `import { ${names.join(', ')} } from '${module}'`
  })
  const rows = tables.map(
    ([table, names]) =>
      `  ${as[table] ?? table}: { ${names.map((name) => `${name}: ${table}.${name}`).join(', ')} },`,
  )
  return [...imports, act(['{', ...rows, '}'].join('\n'))].join('\n')
}
