import {
  compileProgram,
  decide,
  documentFor,
  EXPOSURE,
  learnVisit,
  matchSegments,
  newProfile,
  type Parts,
  type Profile,
  type Published,
  type VisitorEvent,
} from '@segue/core'
import { afterPaint } from './after-paint.ts'
import { applyDecisions, firstPolicy, type Writers } from './apply-decisions.ts'
import { carryLog, peekLog } from './carried.ts'
import { askedConsent, type Command } from './commands.ts'
import { failures, guard } from './guard.ts'
import type { Head } from './handover.ts'
import { meet } from './meet.ts'
import { mirrorKey, readMirror } from './mirror.ts'
import { readSurroundings, type Signs } from './page.ts'
import { pageView } from './page-view.ts'
import type * as seldom from './seldom.ts'
import { visitorId } from './visitor-id.ts'

declare global {
  interface Window {
    segue?: Command[]
  }
}

/** What a site's file is linked with: no more of it than its config uses. */
export type HeadParts = Parts & { writers: Writers; signs: Signs; seldom: Partial<typeof seldom> }

/** What stands on the tag; it knows whether it has let go of the page. */
export type Asked = { consent?: string | undefined; late?: unknown }

/**
 * What runs before the first paint: know the visitor, learn this page view, find the segments,
 * decide, and change the page while it is parsed. Everything else comes with the tail.
 */
export function head(
  published: Published,
  parts: HeadParts,
  // Without the tag, a body may have been painted.
  { consent: asked, late = document.body }: Asked,
  loadTail: (head: Head) => void,
): void {
  window.segue ??= []
  const { site } = published
  const consent = askedConsent(window.segue, asked)
  const { seldom } = parts
  const { leave } = seldom
  const fill = seldom.fill?.(seldom)
  const program = compileProgram(published, parts)
  const surroundings = readSurroundings(parts.signs)
  const view = pageView(surroundings)
  const log: VisitorEvent[] = [view]

  let before: Profile | undefined
  let decisions = guard(() => {
    before = consent ? readMirror(site) : before
    // A page that was left before its tail had come has told of itself only in what it carries over.
    return before && meet(program, before, [...peekLog(site), view], surroundings, fill)
  })
  if (!decisions) {
    before = newProfile(consent ? (guard(() => seldom.sharedId?.()) ?? visitorId()) : '')
    decisions = meet(program, before, [view], surroundings, fill)
    // A second tab that opens now must not become a second visitor. What is there and cannot be
    // read stays, for the tail to set aside.
    if (consent)
      guard(() => {
        localStorage[mirrorKey(site)] ??= JSON.stringify(before)
      })
  }

  const handover: Head = {
    published,
    before: before!,
    decisions,
    failures,
    onEvent: (event) => log.push(event),
    log,
    policy: firstPolicy(seldom.hold?.(seldom)),
    parts,
    core: [
      compileProgram,
      documentFor,
      matchSegments,
      newProfile,
      learnVisit,
      decide,
      meet,
      applyDecisions,
    ],
    onExposed({ experience, audience, arm }, isLate) {
      handover.onEvent({
        name: EXPOSURE,
        at: Date.now(),
        path: location.pathname,
        experience: experience.id,
        audience: audience.segment,
        arm: arm.id,
        phase: experience.phase,
        late: isLate,
        // A tab in the background, or a page that is prerendered, has shown nobody anything yet.
        hidden: document.hidden,
      })
    },
  }
  handover.changes = applyDecisions(decisions, late, handover)
  // Who leaves before the tail comes has been here all the same.
  if (consent) addEventListener('pagehide', () => guard(() => carryLog(site, log)))
  if (late || !leave?.(handover, loadTail)) afterPaint(() => loadTail(handover))
}
