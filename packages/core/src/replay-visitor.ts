import { type Decision, decideAmong, experiencesOn } from './decide.ts'
import type { Surroundings } from './document.ts'
import type { VisitorEvent } from './event.ts'
import { EXPOSURE } from './exposure.ts'
import { learn } from './learn.ts'
import type { LearningProgram } from './learning.ts'
import { type Loss, lossesAmong } from './lost-visitors.ts'
import { newProfile } from './new-profile.ts'
import type { Profile } from './profile.ts'
import type { PublishedExperience } from './published.ts'
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

export type Decided = { decisions: Decision[]; losses: Loss[] }

export type VisitorPlayer = {
  begin(first: RecordedEvent): ReplayedVisitor
  /** What the visitor's browser did with an event; the decisions are those of a page view, if new. */
  take(visitor: ReplayedVisitor, event: VisitorEvent): Decided | undefined
  /** Time passes, and nothing happens. */
  wait(visitor: ReplayedVisitor, at: number): void
}

/**
 * Plays recorded visitors, one at a time, through what their browsers do: learn an event, match
 * the segments, decide at a page view.
 */
export function visitorPlayer(program: LearningProgram): VisitorPlayer {
  const player = segmentPlayer(program)
  const { gates } = program
  const { experiences, series } = program.published
  /** Then the same visitor on the same path may see something else later. */
  const isScheduled = experiences.some(({ from, to }) => from ?? to)
  const onPath = new Map<string, PublishedExperience[]>()
  const experiencesAt = (path: string): PublishedExperience[] => {
    const known = onPath.get(path)
    if (known) return known
    const found = experiencesOn(experiences, path)
    if (onPath.size === MOST_PATHS) onPath.clear()
    onPath.set(path, found)
    return found
  }
  /** The paths that have been decided for the segments and the arms that the visitor is in. */
  const decided = new Set<string>()

  return {
    begin(first) {
      player.forget()
      decided.clear()
      const profile = profileBefore(first)
      // In one order, whatever comes first: V8 finds its way faster in objects of one shape.
      for (const { key } of series) profile.series[key] = undefined
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
      const { name } = event
      const segments = player.match(profile, surroundings, event.at, event)
      if (segments !== visitor.segments || name === EXPOSURE) decided.clear()
      visitor.segments = segments
      if (name !== 'page_view' || experiences.length === 0) return undefined
      const { path } = surroundings.page
      // The same path, segments and arms decide the same.
      if (decided.has(path) && !isScheduled) return undefined
      if (decided.size === MOST_PATHS) decided.clear()
      decided.add(path)
      const here = experiencesAt(path)
      const decisions = decideAmong(here, profile, segments, event.at, gates)
      const losses = lossesAmong(here, decisions, profile, segments, event.at, gates)
      return { decisions, losses }
    },
    wait(visitor, at) {
      const { profile, surroundings } = visitor
      visitor.segments = player.match(profile, surroundings, at)
    },
  }
}

/** A site may have any number of pages. */
const MOST_PATHS = 1_000

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
