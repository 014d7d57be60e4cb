import { type Decision, decide } from './decide.ts'
import type { Surroundings } from './document.ts'
import type { VisitorEvent } from './event.ts'
import { EXPOSURE } from './exposure.ts'
import { learn } from './learn.ts'
import type { LearningProgram } from './learning.ts'
import { newProfile } from './new-profile.ts'
import type { Profile } from './profile.ts'
import type { RecordedEvent } from './recorded-event.ts'
import { segmentPlayer } from './segment-player.ts'

/** A visitor whose record is being played. */
export type ReplayedVisitor = {
  profile: Profile
  surroundings: Surroundings
  /** The segments that hold, in the order in which they are evaluated. */
  segments: string[]
  events: number
  /** Whether the visitor had been there before the record begins. */
  earlier: boolean
}

export type VisitorPlayer = {
  begin(first: RecordedEvent): ReplayedVisitor
  /** What the visitor's browser did with an event; the decisions are those of a page view, if new. */
  take(visitor: ReplayedVisitor, event: VisitorEvent): Decision[] | undefined
  /** Time passes, and nothing happens. */
  wait(visitor: ReplayedVisitor, at: number): void
}

/**
 * Plays recorded visitors, one at a time, through what their browsers do: learn an event, match
 * the segments, decide at a page view.
 */
export function visitorPlayer(program: LearningProgram): VisitorPlayer {
  const player = segmentPlayer(program)
  const { experiences } = program.published
  const { gates } = program
  let decidedFor = ''

  return {
    begin(first) {
      player.forget()
      decidedFor = ''
      const profile = profileBefore(first)
      return {
        profile,
        surroundings: surroundingsUnknown(),
        segments: [],
        events: 0,
        earlier: profile.visits > 0,
      }
    },
    take(visitor, event) {
      const { profile, surroundings } = visitor
      visitor.events++
      // Every event of the snippet says on which path it happened.
      if (typeof event.path === 'string') surroundings.page.path = event.path
      learn(program, profile, event)
      visitor.segments = player.match(profile, surroundings, event.at, event)
      if (event.name === EXPOSURE) decidedFor = ''
      if (event.name !== 'page_view' || experiences.length === 0) return undefined
      const { path } = surroundings.page
      // The same path, segments and arms decide the same.
      const decidesFor = `${path}\n${visitor.segments.join()}`
      if (decidesFor === decidedFor) return undefined
      decidedFor = decidesFor
      return decide(experiences, profile, visitor.segments, { path, at: event.at }, gates)
    },
    wait(visitor, at) {
      const { profile, surroundings } = visitor
      visitor.segments = player.match(profile, surroundings, at)
    },
  }
}

/** The browser's own count of visits and its arms tell of the time before the record. */
function profileBefore({ visitor, visit, arms, event: { at } }: RecordedEvent): Profile {
  const profile = newProfile(visitor)
  const number = visit.startsWith(`${visitor}-`) ? Number(visit.slice(visitor.length + 1)) : 1
  if (Number.isSafeInteger(number) && number > 1) profile.visits = number - 1
  for (const [experience, stamp] of Object.entries(arms)) {
    const [audience = '', arm = '', phase = ''] = stamp.split('/')
    if (experience in {}) continue
    profile.arms[experience] = { audience, arm, phase: Number(phase), at, visit: 0 }
  }
  return profile
}

/** `unknown-paths.ts` lists what is not known here. */
const surroundingsUnknown = (): Surroundings => ({
  page: { host: '', path: '', query: {}, title: '', referrer: '' },
  tech: {},
  utcOffset: 0,
})
