import type {
  compileProgram,
  Decision,
  decide,
  documentFor,
  learnVisit,
  matchSegments,
  newProfile,
  Profile,
  Published,
  VisitorEvent,
} from '@segue/core'
import type { Applied, applyDecisions, Policy } from './apply-decisions.ts'
import type { HeadParts } from './head.ts'
import type { meet } from './meet.ts'

/** What the part before the first paint hands to the part after it; verbs too, so they are loaded once. */
export type Head = {
  published: Published
  /** The profile as it was found, without this page's view. */
  before: Profile
  decisions: Decision[]
  failures: unknown[]
  /** What happened until the tail came, in order; `onEvent` takes what happens from then on. */
  log: VisitorEvent[]
  onEvent(event: VisitorEvent): void
  /** What is done to the page, and by which rules: the tail brings closer ones. */
  changes?: Applied
  policy: Policy
  onExposed(decision: Decision, late: boolean): void
  /** Sends the visitor on to another site: for when all is stored. */
  away?: () => void
  /** What the head is linked with: the tail has only what it needs beside that. */
  parts: HeadParts
  /** Verbs by their places: names would be loaded before the first paint. */
  core: [
    compileProgram: typeof compileProgram,
    documentFor: typeof documentFor,
    matchSegments: typeof matchSegments,
    newProfile: typeof newProfile,
    learnVisit: typeof learnVisit,
    decide: typeof decide,
    meet: typeof meet,
    applyDecisions: typeof applyDecisions,
  ]
}

export type Verbs = ReturnType<typeof verbsOf>

/** The verbs that the head has handed over, by name. */
export function verbsOf([
  compileProgram,
  documentFor,
  matchSegments,
  newProfile,
  learnVisit,
  decide,
  meet,
  applyDecisions,
]: Head['core']) {
  return {
    compileProgram,
    documentFor,
    matchSegments,
    newProfile,
    learnVisit,
    decide,
    meet,
    applyDecisions,
  }
}
