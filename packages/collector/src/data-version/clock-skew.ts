import type { Step } from './steps.ts'

/** By how much a sender's clock was behind ours; of events from before nobody knows. */
export const clockSkew: Step = {
  name: 'events say how wrong their clock was',
  async up({ client }) {
    await client.command({
      query: 'ALTER TABLE events ADD COLUMN IF NOT EXISTS skew Int64 AFTER bot',
    })
  },
  async down({ client }) {
    await client.command({ query: 'ALTER TABLE events DROP COLUMN IF EXISTS skew' })
  },
}
