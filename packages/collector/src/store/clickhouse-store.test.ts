import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clickHouseStore } from './clickhouse-store.ts'
import { startEngine } from './engine.ts'
import { storeContract } from './store-contract.ts'

storeContract('The embedded store', async () => {
  const path = mkdtempSync(join(tmpdir(), 'segue-store-'))
  const { client, stop } = await startEngine({ path })
  return {
    // Pages so short that a record has several of them.
    store: clickHouseStore(client, 3),
    async countRows(site) {
      const query = 'SELECT count() AS rows FROM events WHERE site_id = {site: String}'
      const result = await client.query({ query, query_params: { site }, format: 'JSONEachRow' })
      const [row] = await result.json<{ rows: string }>()
      return Number(row?.rows)
    },
    async end() {
      await stop()
      rmSync(path, { recursive: true })
    },
  }
})
