import {
  type Decision,
  decide,
  documentFor,
  type FreshEvent,
  learnVisit,
  matchSegments,
  type Profile,
  type Program,
  type Surroundings,
  type VisitorEvent,
} from '@segue/core'

/** What a visitor with these events, of which the profile does not know yet, is to see of this page. */
export function meet(
  program: Program,
  before: Profile,
  events: VisitorEvent[],
  surroundings: Surroundings,
): Decision[] {
  const profile = structuredClone(before)
  const fresh: FreshEvent[] = []
  let segments: string[] = []
  for (const event of events) {
    learnVisit(profile, event)
    fresh.push({ event, visit: profile.visits })
    const document = documentFor(program, profile, surroundings, event.at, fresh)
    segments = matchSegments(program, profile, document, event.at)
  }
  return decide(program.published.experiences, profile, segments, location.pathname)
}
