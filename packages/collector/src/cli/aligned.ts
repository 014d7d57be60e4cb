/** A table's rows for a terminal: the first columns to the left, the others to the right. */
export function aligned(rows: string[][], left: number): string {
  const columns = Math.max(...rows.map(({ length }) => length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) =>
      widths
        .map((width, column) => {
          const cell = row[column] ?? ''
          return column < left ? cell.padEnd(width) : cell.padStart(width)
        })
        .join('  ')
        // No blanks at the end of a line.
        .trimEnd(),
    )
    .join('\n')
}
