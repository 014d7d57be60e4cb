import type { VisitorEvent } from './event.ts'

/** An event as it was recorded: whose it was, in which visit, and the arms that it was stamped with. */
export type RecordedEvent = {
  visitor: string
  /** `<visitor>-<number of the visit>`, as the browser counted. */
  visit: string
  /** `audience/arm/phase` by experience. */
  arms: Record<string, string>
  event: VisitorEvent
}
