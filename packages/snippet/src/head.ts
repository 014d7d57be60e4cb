import {
  compileCondition,
  compileProgram,
  decide,
  documentFor,
  EXPOSURE,
  learnView,
  matchSegments,
  newProfile,
  type Published,
  type VisitorEvent,
} from '@segue/core'
import { afterPaint } from './after-paint.ts'
import { applyDecisions } from './apply-decisions.ts'
import { carryLog } from './carried.ts'
import { askedConsent, type Command } from './commands.ts'
import { failures, guard } from './guard.ts'
import type { Head } from './handover.ts'
import { readMirror, writeMirror } from './mirror.ts'
import { readSurroundings } from './page.ts'
import { pageView } from './page-view.ts'
import { visitorId } from './visitor-id.ts'

declare global {
  interface Window {
    segue?: Command[]
  }
}

/**
 * What runs before the first paint: know the visitor, learn this page view, find the segments,
 * decide, and change the page while it is parsed. Everything else comes with the tail.
 */
export function head(published: Published, tail: string, script: HTMLScriptElement): void {
  window.segue ??= []
  const { site } = published
  const consent = askedConsent(window.segue, script.dataset.consent)
  // The tag knows when it let go of the page; without the tag, what was painted tells.
  const late = !!(script.dataset.late ?? performance.getEntriesByType('paint').length)
  const program = compileProgram(published)
  const surroundings = readSurroundings()
  const known = consent ? guard(() => readMirror(site)) : undefined
  const before = known ?? newProfile(consent ? visitorId() : '')
  const profile = structuredClone(before)

  const view = pageView(surroundings)
  const log: VisitorEvent[] = [view]
  learnView(program, profile, view)
  // A second tab that opens now must not become a second visitor.
  if (consent && !known) guard(() => writeMirror(site, before))

  const document = documentFor(program, profile, surroundings, view.at)
  const segments = matchSegments(program, document)
  const decisions = decide(published.experiences, profile, segments, location.pathname)
  const handover: Head = {
    published,
    program,
    before,
    surroundings,
    decisions,
    failures,
    consent,
    script,
    onEvent: (event) => log.push(event),
    log,
    undo: () => {},
    core: { compileCondition, learnView, documentFor, matchSegments, newProfile },
  }
  handover.undo = applyDecisions(decisions, late, ({ experience, audience, arm }, isLate) =>
    handover.onEvent({
      name: EXPOSURE,
      at: Date.now(),
      path: location.pathname,
      experience: experience.id,
      audience: audience.segment,
      arm: arm.id,
      phase: experience.phase,
      late: isLate,
    }),
  )
  // Who leaves before the tail comes has been here all the same.
  if (consent) addEventListener('pagehide', () => guard(() => carryLog(site, log)))
  afterPaint(() => {
    import(new URL(tail, script.src).href)
      .then(({ tail }) => tail(handover))
      .catch((error) => failures.push(error))
  })
}
