import type { ClickHouseClient } from '@clickhouse/client'
import type { SmallDatabase } from '../publish/database.ts'
import { clockSkew } from './clock-skew.ts'
import { exposureColumns } from './exposure-columns.ts'
import { visitsBeside } from './visits-beside.ts'

/** What a step may change: the small database, and the table of events. */
export type StepParts = { database: SmallDatabase; client: ClickHouseClient }

/** From one format of the data directory to the next. */
export type Step = {
  /** What it does, as a person reads it. */
  name: string
  /**
   * May find its work done: a new directory's tables have everything, and a crash can come
   * between a step and its number. So: `ADD COLUMN IF NOT EXISTS`.
   */
  up(parts: StepParts): Promise<void>
  /** Takes it back for the release before, where that loses nothing that it could read. */
  down?(parts: StepParts): Promise<void>
}

/**
 * In order; the first leads from format 1 to 2. Each has a file of its own beside this one, and
 * none ever goes or changes place.
 */
export const STEPS: readonly Step[] = [clockSkew, exposureColumns, visitsBeside]
