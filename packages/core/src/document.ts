import type { Profile } from './profile.ts'
import type { FreshEvent, Program } from './program.ts'
import { momentOf } from './visit.ts'

/** What the page and the device tell, read by the edge that knows them; only what is asked for. */
export type Surroundings = {
  page: {
    host: string
    path: string
    query: Record<string, string>
    title?: string | undefined
    /** Where the page's markup says it. */
    type?: string | undefined
    referrer: string
  }
  tech?: Record<string, string | number | boolean | undefined> | undefined
  /** Looks up how many people, by the key of what was asked: from storage, so not before consent. */
  people?: (() => Record<string, number> | undefined) | undefined
  /** IANA's name, such as `Europe/Berlin`. */
  timezone?: string | undefined
  /** Minutes that the visitor's clock is ahead of UTC. */
  utcOffset?: number | undefined
}

/** Everything that a condition can ask for; `segments` fills up while they are matched. */
export type Document = Record<string, Record<string, unknown>> & {
  segments: Record<string, boolean>
}

/**
 * The document of design section 3 for a profile at a time, with the rooms that the program has.
 * `fresh` are events that its traits have not learnt yet. Pure: reads, changes nothing.
 */
export function documentFor(
  { published, traits, rooms }: Program,
  profile: Profile,
  surroundings: Surroundings,
  at: number,
  fresh: FreshEvent[] = [],
): Document {
  const moment = momentOf(profile, at)
  const seen = { profile, surroundings, published, moment, at }
  const document: Document = { segments: {}, traits: {} }
  for (const { id, read } of traits) document.traits![id] = read(profile, moment, fresh)
  for (const [name, room] of rooms) document[name] = room(seen)
  return document
}
