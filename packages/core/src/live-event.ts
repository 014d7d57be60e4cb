import type { Event } from './event.ts'

/** An event as it came in at the collector; `n` counts up and is the place to go on from. */
export type LiveEvent = { n: number; receivedAt: number; event: Event }
