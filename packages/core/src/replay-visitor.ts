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
  /**
   * What the visitor's browser did with an event; the decisions are those of a page view, if they
   * or the visitor's segments are new.
   */
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
  /** Then the same visitor on the same path may see something else later, in the same segments. */
  const changesAlone = experiences.some(({ from, to, caps }) => from ?? to ?? caps)
  const audiences = [
    ...new Set(experiences.flatMap(({ audiences }) => audiences.map(({ segment }) => segment))),
  ]
  const onPath = new Map<string, Here>()
  const experiencesAt = (path: string): Here => {
    const known = onPath.get(path)
    if (known) return known
    const found = hereOf(experiencesOn(experiences, path))
    if (onPath.size === MOST_PATHS) onPath.clear()
    onPath.set(path, found)
    return found
  }
  /** What has been decided for the audiences and the arms that the visitor is in, by path. */
  const decided = new Map<string, Decided & { segments: string[] }>()

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
      const { name } = event
      // The first exposure of an experience fixes its arm.
      if (name === EXPOSURE && !profile.arms[event.experience as string]) decided.clear()
      learn(program, profile, event)
      const before = visitor.segments
      const segments = player.match(profile, surroundings, event.at, event)
      if (segments !== before) {
        visitor.segments = segments
        if (audiences.some((id) => before.includes(id) !== segments.includes(id))) decided.clear()
      }
      if (name !== 'page_view') return undefined
      const { path } = surroundings.page
      const here = experiencesAt(path)
      if (here.experiences.length === 0) return undefined
      const known = changesAlone ? undefined : decided.get(path)
      if (known) {
        if (known.segments === segments) return undefined
        known.segments = segments
        return known
      }
      const { experiences, isContested } = here
      const decisions = decideAmong(experiences, profile, segments, event.at, gates)
      const losses = isContested
        ? lossesAmong(experiences, decisions, profile, segments, event.at, gates)
        : NONE
      const found = { decisions, losses, segments }
      if (decided.size === MOST_PATHS) decided.clear()
      decided.set(path, found)
      return found
    },
    wait(visitor, at) {
      const { profile, surroundings } = visitor
      visitor.segments = player.match(profile, surroundings, at)
    },
  }
}

/** A site may have any number of pages. */
const MOST_PATHS = 1_000
const NONE: Loss[] = []

/** The experiences of a path, and whether two of them want the same part of the page. */
type Here = { experiences: PublishedExperience[]; isContested: boolean }

function hereOf(experiences: PublishedExperience[]): Here {
  const wanted = experiences.flatMap(({ audiences }) => [
    ...new Set(audiences.flatMap(({ targets }) => targets)),
  ])
  return { experiences, isContested: new Set(wanted).size < wanted.length }
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
