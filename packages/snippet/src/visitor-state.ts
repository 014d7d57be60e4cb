import {
  compileGoals,
  type Event,
  EXPOSURE,
  isExposed,
  isKnownOrder,
  type LearningProgram,
  learnBeyondVisit,
  type Profile,
  pruneProfile,
  type Surroundings,
  type VisitorEvent,
} from '@segue/core'
import type { Verbs } from './handover.ts'
import { newPageId } from './page-id.ts'
import { stamp } from './stamp.ts'

/** What is known of the visitor on this page, as it changes. */
export type VisitorState = ReturnType<typeof visitorState>

export function visitorState(
  program: LearningProgram,
  surroundings: () => Surroundings,
  base: Profile,
  core: Verbs,
  onSegments: (segments: string[]) => void,
) {
  const { published } = program
  let profile = structuredClone(base)
  let segments: string[] = []
  let page = newPageId()
  const goals = compileGoals(published, program.compile)
  let seq = 0

  /** The document as of a time, and the segments that hold in it. */
  const match = (profile: Profile, at: number) => {
    const document = core.documentFor(program, profile, surroundings(), at)
    return { document, segments: core.matchSegments(program, profile, document, at) }
  }
  /** The document as of now, with its segments matched. */
  const matched = () => {
    const { document, segments: now } = match(profile, Date.now())
    if (now.join() !== segments.join()) {
      segments = now
      onSegments(now)
    }
    return document
  }

  const learn = (profile: Profile, event: VisitorEvent) => {
    core.learnVisit(profile, event)
    learnBeyondVisit(program, profile, event)
  }

  return {
    profile: () => profile,
    matched,
    /** What this config does not ask for any more goes from a stored profile. */
    prune: (profile: Profile) => pruneProfile(profile, published),
    /** Takes an event into a stored profile: what is learnt, and the segments that are kept by it. */
    further(profile: Profile, event: VisitorEvent): void {
      learn(profile, event)
      match(profile, event.at)
    },
    /**
     * Learns an event on this page and stamps it; nothing for an exposure that this visit has
     * counted, or an order that is known: a thank-you page is loaded again.
     */
    take(event: VisitorEvent): Event | undefined {
      if (event.name === EXPOSURE && isExposed(profile, event.experience as string)) return
      if (isKnownOrder(profile.customer, event)) return
      learn(profile, event)
      matched()
      return stamp(event, profile, segments, {
        goals,
        version: published.version,
        page,
        seq: seq++,
      })
    },
    segments: () => segments,
    /** The page shows its next view: loss is measured for each by itself. */
    turnPage(): void {
      page = newPageId()
      seq = 0
    },
    /** Another tab may have taught the stored profile more. */
    replace(stored: Profile) {
      profile = structuredClone(stored)
      matched()
    },
  }
}
