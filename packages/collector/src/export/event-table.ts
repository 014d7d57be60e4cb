import type { Row } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Cell, Column, Table } from './table.ts'

/** What is told of an event, and from where in its row. */
const COLUMNS: (Column & { of: (row: Row) => Cell })[] = [
  { name: 'id', type: 'text', of: (row) => row.event_id },
  { name: 'at', type: 'time', of: (row) => millisOf(row.at) },
  { name: 'received_at', type: 'time', of: (row) => millisOf(row.received_at) },
  { name: 'name', type: 'text', of: (row) => row.name },
  { name: 'kind', type: 'text', of: (row) => row.kind },
  { name: 'visitor', type: 'text', of: (row) => row.visitor_id },
  { name: 'visit', type: 'text', of: (row) => row.visit_id },
  { name: 'page', type: 'text', of: (row) => row.page_id },
  { name: 'seq', type: 'whole', of: (row) => row.seq },
  { name: 'config', type: 'whole', of: (row) => row.config },
  { name: 'segments', type: 'json', of: (row) => row.segments },
  { name: 'arms', type: 'json', of: (row) => row.arms },
  { name: 'goals', type: 'json', of: (row) => row.goals },
  { name: 'value', type: 'number', of: (row) => Number(row.value) },
  { name: 'currency', type: 'text', of: (row) => row.currency },
  { name: 'order', type: 'text', of: (row) => row.order_id },
  { name: 'bot', type: 'whole', of: (row) => row.bot },
  { name: 'skew', type: 'whole', of: (row) => row.skew },
  { name: 'props', type: 'json', of: (row) => JSON.parse(row.props) },
]

export function eventTable(pages: ReturnType<Store['eventRows']>): Table {
  async function* read(): AsyncGenerator<Cell[][]> {
    for await (const page of pages) {
      const lines = String(page).split('\n').filter(Boolean)
      yield lines.map((line) => {
        const row = JSON.parse(line) as Row
        return COLUMNS.map(({ of }) => of(row))
      })
    }
  }
  return { columns: COLUMNS, pages: read() }
}

/** As the store writes it: `2026-01-31 08:00:00.000`, without a word on its being UTC. */
const millisOf = (time: string) => Date.parse(`${time.replace(' ', 'T')}Z`)
