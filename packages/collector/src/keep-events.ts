import { ApiError } from './api/api-error.ts'
import type { DataDirectory } from './data-directory.ts'
import type { Step } from './data-version/steps.ts'
import { upgrade } from './data-version/upgrade.ts'
import type { Ends } from './ends.ts'
import { type DeadLetters, openDeadLetters } from './ingest/dead-letters.ts'
import type { Durability } from './log/durability.ts'
import { startLoader } from './log/loader.ts'
import { type Log, openLog } from './log/log.ts'
import type { SmallDatabase } from './publish/database.ts'
import { clickHouseStore } from './store/clickhouse-store.ts'
import { startEngine } from './store/engine.ts'
import type { Store } from './store/store.ts'
import { within } from './within.ts'

/** When the collector stops. What is not taken in time stays in the log for the next start. */
const LAST_PATIENCE = 5_000

type Parts = {
  directory: DataDirectory
  database: SmallDatabase
  /** Of what the directory holds, and what leads from there to ours. */
  format: number
  steps: readonly Step[] | undefined
  durability: Durability
  ends: Ends
  onError: (error: unknown) => void
}

export type KeptEvents = {
  log: Log
  store: Store
  deadLetters: DeadLetters
  /**
   * Resolves when the store has everything that was acknowledged before, and throws an `ApiError`
   * where that takes longer than so many milliseconds.
   */
  drain(patience: number): Promise<void>
}

/** Where events lie: the log, from which they are carried into the store, and what neither takes. */
export async function keepEvents(parts: Parts): Promise<KeptEvents> {
  const { directory, database, format, steps, durability, ends, onError } = parts
  const warn = (message: string) => onError(new Error(message))

  const engine = await startEngine({ path: directory.file('events'), warn })
  ends.add(engine.stop)
  const store = clickHouseStore(engine.client)
  await store.prepare()
  await upgrade({ directory, from: format, steps, database, client: engine.client })

  const deadLetters = openDeadLetters(directory.file('dead-letters.jsonl'))
  ends.add(deadLetters.close)
  const log = await openLog(directory.file('log'), { durability, warn })
  ends.add(log.close)
  const loader = startLoader({ log, store, deadLetters, onError })
  ends.add(loader.stop)
  ends.add(() => within(LAST_PATIENCE, loader.drain(), () => {}))

  return {
    log,
    store,
    deadLetters,
    drain: (patience) => within(patience, loader.drain(), storeIsBehind),
  }
}

function storeIsBehind(): never {
  throw new ApiError(
    503,
    'The store has not taken all events yet, so figures would be too low. Try again in a moment.',
  )
}
