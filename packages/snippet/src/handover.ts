import type {
  compileProgram,
  Decision,
  documentFor,
  learnVisit,
  matchSegments,
  newProfile,
  Profile,
  Published,
  VisitorEvent,
} from '@segue/core'
import type { HeadParts } from './head.ts'
import type { meet } from './meet.ts'
import type { Undo } from './undo.ts'

/** What the part before the first paint hands to the part after it; verbs too, so they are loaded once. */
export type Head = {
  published: Published
  /** The profile as it was found, without this page's view. */
  before: Profile
  decisions: Decision[]
  failures: unknown[]
  consent: boolean
  script: HTMLScriptElement
  /** What happened until the tail came, in order; `onEvent` takes what happens from then on. */
  log: VisitorEvent[]
  onEvent(event: VisitorEvent): void
  undo: Undo
  /** What the head is linked with: the tail has only what it needs beside that. */
  parts: HeadParts
  core: {
    compileProgram: typeof compileProgram
    documentFor: typeof documentFor
    matchSegments: typeof matchSegments
    newProfile: typeof newProfile
    learnVisit: typeof learnVisit
    meet: typeof meet
  }
}
