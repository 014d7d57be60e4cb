import { type Changes, changesOf } from './changes-of.ts'
import type { Document, Surroundings } from './document.ts'
import type { VisitorEvent } from './event.ts'
import { lazyDocument } from './lazy-document.ts'
import { listenersOf } from './listeners.ts'
import { matchSegments } from './match-segments.ts'
import type { Held } from './membership.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'
import type { Moment } from './visit.ts'

/** Matches the segments of visitors whose events are played in a row. */
export type SegmentPlayer = {
  /**
   * As of a time, after an event has been learnt; without an event, time has passed. As long as
   * the visitor is in the same segments it is the same list.
   */
  match(profile: Profile, surroundings: Surroundings, at: number, learnt?: VisitorEvent): string[]
  /** The document of the last match. */
  document: Document
  /** The next profile is another visitor's. */
  forget(): void
}

/**
 * Matches by the shipped `matchSegments`, but only those segments for which something can have
 * changed: after most events that is few of them.
 */
export function segmentPlayer(program: Program): SegmentPlayer {
  const changes = changesOf(program.published)
  const all = program.segments.map((segment, index) => played(segment, changes[index]!))
  const listeners = listenersOf(all)
  const keeping = all.filter(({ key }) => key)
  const lazy = lazyDocument(program)
  const { document } = lazy
  let isKnown = false
  let moment: Moment = { now: 0, visit: 0 }
  let visits = 0
  /** Time alone changes no segment before it. */
  let edge = 0
  let held: string[] = []

  function match(segments: Played[], profile: Profile, at: number): void {
    if (!segments.length) return
    matchSegments({ segments, gates: program.gates }, profile, document, at)
    let isSame = true
    for (const segment of segments) {
      const isIn = document.segments[segment.id]!
      if (segment.isIn !== isIn) isSame = false
      segment.isIn = isIn
      const { key } = segment
      if (key) segment.noted = segment.isHeld ? profile.segments[key] : undefined
      const { edges } = segment.changes
      if (!edges.length) continue
      let until = Number.POSITIVE_INFINITY
      for (const next of edges) until = Math.min(until, next(profile, moment))
      segment.until = until
      if (until < edge) edge = until
    }
    if (!isSame) held = all.filter(({ isIn }) => isIn).map(({ id }) => id)
  }

  /** Those to whom a moment matters, by what has happened or since time has passed. */
  function passEdge(listening: Played[], isNewVisit: boolean): Played[] {
    edge = Number.POSITIVE_INFINITY
    return all.filter((segment) => {
      const { until, changes } = segment
      if (moment.now >= until || (isNewVisit && changes.visits) || listening.includes(segment))
        return true
      edge = Math.min(edge, until)
      return false
    })
  }

  return {
    document,
    match(profile, surroundings, at, learnt) {
      const before = moment
      moment = lazy.move(profile, surroundings, at)
      const { now, visit } = moment
      // Time can end a visit, and so can an event that comes late.
      const isNewVisit = visit !== before.visit || profile.visits !== visits
      visits = profile.visits
      if (!isKnown || now < before.now) {
        isKnown = true
        edge = Number.POSITIVE_INFINITY
        match(all, profile, at)
        return held
      }
      const listening = learnt ? listeners.to(learnt) : listeners.always
      match(isNewVisit || now >= edge ? passEdge(listening, isNewVisit) : listening, profile, at)
      // As it is noted for those that are asked: the condition of these holds still.
      for (const { noted } of keeping) {
        if (!noted) continue
        noted[0] = now
        noted[1] = visit
      }
      return held
    },
    forget() {
      isKnown = false
      listeners.forget()
    },
  }
}

type Played = Program['segments'][number] & {
  changes: Changes
  isIn: boolean
  /** Whether the condition itself held. */
  isHeld: boolean
  /** The profile's note of when it held. */
  noted: Held | undefined
  until: number
}

/** With every key, though it be undefined: all of one shape, since they are asked at every event. */
type AllOf<Shape> = { [Key in keyof Required<Shape>]: Shape[Key] | undefined }

function played(
  { id, key, holds, leaves, keep }: Program['segments'][number],
  changes: Changes,
): Played {
  const each: AllOf<Played> = {
    id,
    key,
    keep,
    leaves,
    changes,
    isIn: false,
    isHeld: false,
    noted: undefined,
    until: Number.POSITIVE_INFINITY,
    holds: key
      ? (document) => {
          each.isHeld = holds(document)
          return each.isHeld
        }
      : holds,
  }
  return each as Played
}
