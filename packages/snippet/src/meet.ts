import {
  type Decision,
  type Document,
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
  fill?: (decisions: Decision[], document: Document) => Decision[],
): Decision[] {
  const profile = structuredClone(before)
  const fresh: FreshEvent[] = []
  let segments: string[] = []
  let document!: Document
  let at = 0
  for (const event of events) {
    learnVisit(profile, event)
    fresh.push({ event, visit: profile.visits })
    at = event.at
    document = documentFor(program, profile, surroundings, at, fresh)
    segments = matchSegments(program, profile, document, at)
  }
  const occasion = { path: location.pathname, at }
  const decisions = decide(
    program.published.experiences,
    profile,
    segments,
    occasion,
    program.gates,
  )
  return fill ? fill(decisions, document) : decisions
}
