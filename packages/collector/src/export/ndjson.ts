import type { Write } from './table.ts'

/** An object a line. */
export const ndjson: Write = async function* ({ columns, pages }) {
  for await (const rows of pages) {
    const lines = rows.map((row) => {
      const pairs = columns.map(({ name, type }, index) => {
        const cell = row[index] ?? null
        const isTime = type === 'time' && cell !== null
        return [name, isTime ? new Date(cell as number).toISOString() : cell]
      })
      return `${JSON.stringify(Object.fromEntries(pairs))}\n`
    })
    yield Buffer.from(lines.join(''))
  }
}
