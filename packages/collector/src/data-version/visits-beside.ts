import { slicesOf } from '../store/recorded-events.ts'
import { DROP_VISITS, FILL_VISITS, VISITS_TABLE, VISITS_VIEW } from '../store/visits-table.ts'
import type { Step } from './steps.ts'

/** So many events take some seconds, and no request may take half a minute. */
const EVENTS_AT_ONCE = 2_000_000

/** A crash on the way leaves some of them told: to tell them again changes nothing. */
export const visitsBeside: Step = {
  name: 'visits lie beside their events',
  async up({ client }) {
    for (const query of [VISITS_TABLE, VISITS_VIEW]) await client.command({ query })
    const answer = await client.query({
      query: 'SELECT count() AS events FROM events',
      format: 'JSONEachRow',
    })
    const [row] = await answer.json<{ events: string }>()
    const events = Number(row?.events ?? 0)
    if (events === 0) return
    for (const { low, high } of slicesOf(Math.ceil(events / EVENTS_AT_ONCE))) {
      const query_params = { low: String(low), high: String(high) }
      await client.command({ query: FILL_VISITS, query_params })
    }
  },
  async down({ client }) {
    for (const query of DROP_VISITS) await client.command({ query })
  },
}
