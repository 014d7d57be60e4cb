import { Readable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import {
  type CellRow,
  COUNT_STAMPS,
  countCells,
  countsOf,
  type StampRow,
  stampOf,
  stampParams,
} from './count-arms.ts'
import { campaignQueries } from './count-campaigns.ts'
import { COUNT_COURSE, type CourseRow, courseOf } from './count-course.ts'
import { COUNT_CURRENCIES, type CurrencyRow } from './count-currencies.ts'
import { COUNT_EXPOSED, type ExposedRow } from './count-exposed.ts'
import { countGuards, type GuardRow, guardsOf, POOR } from './count-guards.ts'
import {
  COUNT_SPELLS,
  COUNT_TARGETS,
  healthOf,
  type SpellRow,
  type TargetRow,
} from './count-health.ts'
import { COUNT_LOSS, type LossRow } from './count-loss.ts'
import { microQueries } from './count-micro.ts'
import { COUNT_PEOPLE, type PeopleRow } from './count-people.ts'
import { COUNT_SENDERS, type SenderRow, sendersOf } from './count-senders.ts'
import { timesQueries } from './count-times.ts'
import { COUNT_DEMO, ERASE_DEMO, ERASE_DEMO_VISITS, SOME_REAL } from './demo-events.ts'
import { COUNT_BEFORE, ERASE_BEFORE, ERASE_VISITS_BEFORE } from './erase-before.ts'
import {
  BEFORE_ROWS,
  EVENT_MONTHS,
  EVENT_ROWS,
  onceEach,
  paramsOf,
  type RowMark,
  type Which,
} from './event-rows.ts'
import { type ExposureRow, FIRST_EXPOSURES } from './first-exposures.ts'
import { funnelQueries } from './funnel-queries.ts'
import { kpiQueries } from './kpi-queries.ts'
import {
  beforeSlice,
  COUNT_RECORDED,
  endOf,
  type Mark,
  RECORDED,
  type Slice,
  slicesOf,
} from './recorded-events.ts'
import { refusalOf } from './refusal.ts'
import { EVENTS_TABLE } from './schema.ts'
import { RefusedRows, type Store } from './store.ts'
import {
  COUNT_VISITOR,
  ERASE_VISITOR,
  ERASE_VISITS_OF_VISITOR,
  eventOfRow,
  VISITOR_RECORD,
  type VisitorRow,
} from './visitor-record.ts'
import { VISITS_TABLE, VISITS_VIEW } from './visits-table.ts'

/** The longest that a report may take. Aborting a request does not stop ClickHouse, this does. */
const QUERY_SECONDS = 25

const DAY = 86_400_000

/** Rows of a page of the record: some megabytes. */
const PAGE = 20_000

/** Over the official client: a ClickHouse server's, or the embedded engine's. */
export function clickHouseStore(client: ClickHouseClient, page = PAGE): Store {
  // The embedded engine makes an answer whole before it gives it, so long ones are asked for in parts.
  async function* pagesOf(query_params: Record<string, unknown>, slices: Slice[]) {
    for (const slice of slices) {
      const bounds = { low: String(slice.low), high: String(slice.high), page }
      let mark: Mark | undefined = beforeSlice(slice)
      while (mark) {
        const { stream } = await client.exec({
          query: `${RECORDED}\nFORMAT JSONCompactEachRow`,
          query_params: { ...query_params, ...bounds, ...mark },
          clickhouse_settings: { max_execution_time: QUERY_SECONDS },
        })
        const bytes = await bytesOf(stream)
        const end = endOf(bytes)
        if (end) yield bytes
        mark = end && end.rows >= page ? end.mark : undefined
      }
    }
  }

  async function* eventRows(which: Which) {
    const asked = paramsOf(which)
    for (const { month } of await rows<{ month: number }>(EVENT_MONTHS, asked)) {
      let mark: RowMark | undefined = BEFORE_ROWS
      while (mark) {
        const { stream } = await client.exec({
          query: EVENT_ROWS,
          query_params: { ...asked, month, page, ...mark },
          clickhouse_settings: { max_execution_time: QUERY_SECONDS },
        })
        const found = onceEach(Buffer.from((await bytesOf(stream)).buffer))
        if (found) yield found.lines
        mark = found && found.rows >= page ? found.mark : undefined
      }
    }
  }

  async function rows<Row>(
    query: string,
    query_params: Record<string, unknown>,
    settings: Record<string, string> = {},
  ): Promise<Row[]> {
    const result = await client.query({
      query,
      query_params,
      format: 'JSONEachRow',
      clickhouse_settings: { max_execution_time: QUERY_SECONDS, ...settings },
    })
    return result.json<Row>()
  }

  async function stampsOf(site: string, experience: string, share = 1) {
    const asked = { site, experience, high: sliceTo(share) }
    const found = await rows<StampRow>(COUNT_STAMPS, asked)
    const stamps = found.flatMap(({ stamp }) => {
      const read = stampOf(stamp)
      return read ? [{ stamp, ...read }] : []
    })
    stamps.sort((one, other) => one.phase - other.phase)
    return { stamps, params: { ...asked, ...stampParams(stamps) } }
  }

  /** Events last: as long as there are any, what was interrupted is done again. */
  async function erase(
    count: string,
    queries: string[],
    query_params: Record<string, unknown>,
  ): Promise<number> {
    const [row] = await rows<{ events: string }>(count, query_params)
    const events = Number(row?.events ?? 0)
    // To rewrite parts is dear, and in vain where there is nothing.
    for (const query of events ? queries : []) {
      await client.command({ query, query_params, clickhouse_settings: { mutations_sync: '2' } })
    }
    return events
  }

  return {
    async prepare() {
      for (const query of [EVENTS_TABLE, VISITS_TABLE, VISITS_VIEW]) await client.command({ query })
    },

    async insert(token, rows) {
      try {
        // `exec` and not `insert`, which would parse every line only to write it again.
        const { stream } = await client.exec({
          query: 'INSERT INTO events FORMAT JSONEachRow',
          values: Readable.from([rows], { objectMode: false }),
          clickhouse_settings: {
            insert_deduplicate: 1,
            insert_deduplication_token: token,
            // When it was killed after one table and before the other, the retry fills the other.
            deduplicate_blocks_in_dependent_materialized_views: 1,
            async_insert: 0,
            // Merges look for an event that came twice, and every report does. To look within each
            // insert as well takes 10 µs a row: as much as to read it.
            optimize_on_insert: 0,
            // The properties of an event are kept as the text that they are in its row.
            input_format_json_read_objects_as_strings: 1,
            wait_end_of_query: 1,
          },
        })
        await drain(stream)
      } catch (error) {
        const refusal = refusalOf(error)
        throw refusal === null ? error : new RefusedRows(refusal)
      }
    },

    async countArms(site, experience, { goals, rates }) {
      const { stamps, params } = await stampsOf(site, experience)
      const query = countCells({ stamps: stamps.length, isConverted: rates !== undefined })
      const found = await rows<CellRow>(query, {
        ...params,
        goals,
        ...(rates && {
          currencies: Object.keys(rates),
          rates: Object.values(rates).map((rate) => rate.toFixed(8)),
        }),
      })
      return countsOf(found, stamps, goals)
    },

    async countCourse(site, experience, goal) {
      const { stamps, params } = await stampsOf(site, experience)
      const found = await rows<CourseRow>(COUNT_COURSE, { ...params, goal })
      return found.map(courseOf(stamps))
    },

    async countCurrencies(site, experience) {
      const found = await rows<CurrencyRow>(COUNT_CURRENCIES, { site, experience })
      return found.map(({ currency, orders }) => ({ currency, orders: Number(orders) }))
    },

    async countGuards(site, experience, share) {
      const { stamps, params } = await stampsOf(site, experience, share)
      const found = await rows<GuardRow>(countGuards(stamps.length), { ...params, ...POOR })
      return guardsOf(found, stamps)
    },

    async firstExposures(site, experience, share) {
      const asked = { site, experience, high: sliceTo(share) }
      const found = await rows<ExposureRow>(FIRST_EXPOSURES, asked)
      return found.flatMap(({ stamp, ...rest }) => {
        const read = stampOf(stamp)
        return read ? [{ ...rest, stamp: read }] : []
      })
    },

    async countHealth(site, experience, now, share) {
      const high = sliceTo(share)
      const params = { site, experience, high, from: now - 8 * DAY, since: now - DAY }
      return healthOf(
        await rows<SpellRow>(COUNT_SPELLS, params),
        await rows<TargetRow>(COUNT_TARGETS, params),
      )
    },

    async countExposed(site, experience) {
      const [row] = await rows<ExposedRow>(COUNT_EXPOSED, { site, experience })
      return Number(row?.visitors ?? 0)
    },

    async countPeople(site, { on, days, item = '' }, now) {
      const params = { site, on, item, since: now - days * DAY }
      const [row] = await rows<PeopleRow>(COUNT_PEOPLE, params)
      return Number(row?.people ?? 0)
    },

    async countLoss(site, from, share) {
      const [row] = await rows<LossRow>(COUNT_LOSS, { site, from, high: sliceTo(share) })
      const { pages = 0, arrived = 0, missing = 0 } = row ?? {}
      return { pages: Number(pages), arrived: Number(arrived), missing: Number(missing) }
    },

    async countSenders(site, from) {
      return sendersOf(await rows<SenderRow>(COUNT_SENDERS, { site, from }))
    },

    async visitorEvents(site, visitor) {
      const found = await rows<VisitorRow>(VISITOR_RECORD, { site, visitor })
      return found.map(eventOfRow(visitor))
    },

    eraseVisitor: (site, visitor) =>
      erase(COUNT_VISITOR, [ERASE_VISITS_OF_VISITOR, ERASE_VISITOR], { site, visitor }),

    eraseBefore: (site, before) =>
      erase(COUNT_BEFORE, [ERASE_VISITS_BEFORE, ERASE_BEFORE], { site, before }),

    hasReal: async (site, demo) => (await rows(SOME_REAL, { site, demo })).length > 0,

    eraseDemo: (site, demo) => erase(COUNT_DEMO, [ERASE_DEMO_VISITS, ERASE_DEMO], { site, demo }),

    async recorded(site, from, to) {
      const query_params = { site, from, to }
      const [counts] = await rows<{ events: string; bots: string }>(COUNT_RECORDED, query_params)
      // Most slices fit into a page, so that little is sorted in vain.
      const slices = slicesOf(1 + Math.floor(Number(counts?.events ?? 0) / (0.8 * page)))
      return { bots: Number(counts?.bots ?? 0), pages: pagesOf(query_params, slices) }
    },

    eventRows,

    ...kpiQueries(rows),

    ...funnelQueries(rows, stampsOf),

    ...microQueries(rows),

    ...campaignQueries(rows),

    ...timesQueries(rows, stampsOf),

    close: () => client.close(),
  }
}

/** The last hash of a slice that has this share of all. */
const sliceTo = (share: number): string =>
  String(share >= 1 ? 2n ** 64n - 1n : BigInt(Math.floor(share * 2 ** 32)) << 32n)

// The connection is free for the next request only when the answer has been read.
async function drain(stream: Readable): Promise<void> {
  for await (const _ of stream);
}

/** In memory of its own, so that it can be handed over to another thread. */
async function bytesOf(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let place = 0
  for (const chunk of chunks) {
    bytes.set(chunk, place)
    place += chunk.length
  }
  return bytes
}
