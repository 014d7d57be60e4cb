type Tables = Record<string, Record<string, unknown>>

/** Of each table the parts that are named: what a site's own file is linked with. */
export const pickParts = <Of extends Tables>(
  tables: Of,
  names: Record<keyof Of, string[]>,
): { [Table in keyof Of]: Partial<Of[Table]> } =>
  Object.fromEntries(
    Object.entries(tables).map(([table, parts]) => [
      table,
      Object.fromEntries(names[table]!.map((name) => [name, parts[name]])),
    ]),
  ) as never
