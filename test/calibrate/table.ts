import { holds, type Row } from './row.ts'

/** A table as the manual has it. */
export function table(rows: Row[]): string {
  const cells = rows.map((row) => [
    row.what,
    wanted(row),
    percent(row.hits / row.tests),
    row.tests.toLocaleString('en'),
    row.from === undefined && row.to === undefined ? '' : holds(row) ? 'yes' : 'NO',
  ])
  const head = ['what', 'wanted, %', 'found, %', 'tests', 'holds']
  const widths = head.map((name, column) =>
    Math.max(...[name, ...cells.map((row) => row[column]!)].map((text) => text.length)),
  )
  const isNumber = (column: number) => column === 2 || column === 3
  const line = (texts: string[]) =>
    `| ${texts
      .map((text, column) =>
        isNumber(column) ? text.padStart(widths[column]!) : text.padEnd(widths[column]!),
      )
      .join(' | ')} |`
  const rule = widths.map((width, column) =>
    isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  return [line(head), line(rule), ...cells.map(line)].join('\n')
}

function wanted({ from, to }: Row): string {
  if (from === undefined && to === undefined) return ''
  if (from === undefined) return `at most ${percent(to!)}`
  if (to === undefined) return `at least ${percent(from)}`
  return `${percent(from)} to ${percent(to)}`
}

/** Two digits, as long as they say something. */
const percent = (share: number) => String(Number((share * 100).toFixed(2)))
