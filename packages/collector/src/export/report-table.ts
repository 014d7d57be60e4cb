import type { Report } from '@segue/core'
import type { Cell, Column, Table } from './table.ts'

type Line = Record<string, Cell>

const COLUMNS: readonly Column[] = [
  { name: 'experience', type: 'text' },
  { name: 'audience', type: 'text' },
  { name: 'arm', type: 'text' },
  { name: 'visitors', type: 'whole' },
  { name: 'late', type: 'whole' },
  { name: 'goal', type: 'text' },
  { name: 'converters', type: 'whole' },
  { name: 'conversions', type: 'whole' },
  { name: 'rate', type: 'number' },
  { name: 'rate_low', type: 'number' },
  { name: 'rate_high', type: 'number' },
  { name: 'value', type: 'number' },
  { name: 'value_per_visitor', type: 'number' },
  { name: 'difference', type: 'number' },
  { name: 'difference_low', type: 'number' },
  { name: 'difference_high', type: 'number' },
]

/** A row for each audience, arm and goal; one without a goal where an experience has none. */
export function reportTable(reports: Report[]): Table {
  const lines = reports.flatMap(linesOf)
  const rows = lines.map((line) => COLUMNS.map(({ name }) => line[name] ?? null))
  async function* pages() {
    yield rows
  }
  return { columns: COLUMNS, pages: pages() }
}

const linesOf = ({ experience, audiences }: Report): Line[] =>
  audiences.flatMap(({ audience, arms }) =>
    arms.flatMap(({ arm, visitors, late, goals }): Line[] => {
      const common = { experience, audience, arm, visitors, late }
      if (!goals.length) return [common]
      return goals.map(({ rateInterval, valuePerVisitor, difference, ...goal }) => ({
        ...common,
        ...goal,
        rate_low: rateInterval?.low ?? null,
        rate_high: rateInterval?.high ?? null,
        value_per_visitor: valuePerVisitor,
        difference: difference?.rate ?? null,
        difference_low: difference?.interval.low ?? null,
        difference_high: difference?.interval.high ?? null,
      }))
    }),
  )
