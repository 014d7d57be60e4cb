import { EXPOSURE_COLUMNS } from '../store/schema.ts'
import type { Step } from './steps.ts'

/** Of earlier events the store finds it out when it is asked, and writes it down when it merges them. */
export const exposureColumns: Step = {
  name: 'exposures say of which experience they are, and whether late',
  async up({ client }) {
    for (const column of EXPOSURE_COLUMNS) {
      await client.command({ query: `ALTER TABLE events ADD COLUMN IF NOT EXISTS ${column}` })
    }
  },
  async down({ client }) {
    for (const column of EXPOSURE_COLUMNS) {
      const [name] = column.split(' ')
      await client.command({ query: `ALTER TABLE events DROP COLUMN IF EXISTS ${name}` })
    }
  },
}
