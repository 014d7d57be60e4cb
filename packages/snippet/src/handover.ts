import type {
  compileCondition,
  Decision,
  documentFor,
  learnView,
  matchSegments,
  newProfile,
  Profile,
  Program,
  Published,
  Surroundings,
  VisitorEvent,
} from '@segue/core'
import type { Undo } from './undo.ts'

/** What the part before the first paint hands to the part after it; verbs too, so they are loaded once. */
export type Head = {
  published: Published
  program: Program
  /** The profile as it was found, without this page's view. */
  before: Profile
  surroundings: Surroundings
  decisions: Decision[]
  failures: unknown[]
  consent: boolean
  script: HTMLScriptElement
  /** What happened until the tail came, in order; `onEvent` takes what happens from then on. */
  log: VisitorEvent[]
  onEvent(event: VisitorEvent): void
  undo: Undo
  core: {
    compileCondition: typeof compileCondition
    learnView: typeof learnView
    documentFor: typeof documentFor
    matchSegments: typeof matchSegments
    newProfile: typeof newProfile
  }
}
