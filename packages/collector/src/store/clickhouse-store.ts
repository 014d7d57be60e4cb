import { Readable } from 'node:stream'
import type { ClickHouseClient } from '@clickhouse/client'
import { armsOf, COUNT_ARMS, type CountRow } from './count-arms.ts'
import { refusalOf } from './refusal.ts'
import { EVENTS_TABLE } from './schema.ts'
import { RefusedRows, type Store } from './store.ts'

/** The longest that a report may take. Aborting a request does not stop ClickHouse, this does. */
const QUERY_SECONDS = 25

/** Over the official client: a ClickHouse server's, or the embedded engine's. */
export function clickHouseStore(client: ClickHouseClient): Store {
  return {
    async prepare() {
      await client.command({ query: EVENTS_TABLE })
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
            async_insert: 0,
            wait_end_of_query: 1,
          },
        })
        await drain(stream)
      } catch (error) {
        const refusal = refusalOf(error)
        throw refusal === null ? error : new RefusedRows(refusal)
      }
    },

    async countArms(site, experience) {
      const result = await client.query({
        query: COUNT_ARMS,
        query_params: { site, experience },
        format: 'JSONEachRow',
        clickhouse_settings: { max_execution_time: QUERY_SECONDS },
      })
      return armsOf(await result.json<CountRow>())
    },

    close: () => client.close(),
  }
}

// The connection is free for the next request only when the answer has been read.
async function drain(stream: Readable): Promise<void> {
  for await (const _ of stream);
}
