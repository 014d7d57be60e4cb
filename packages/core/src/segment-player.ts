import { type Changes, changesOf } from './changes-of.ts'
import type { Document, Surroundings } from './document.ts'
import { lazyDocument } from './lazy-document.ts'
import { matchSegments } from './match-segments.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'

/** Matches the segments of visitors whose events are played in a row. */
export type SegmentPlayer = {
  /** As of a time, after an event of this name has been learnt; without a name, time has passed. */
  match(profile: Profile, surroundings: Surroundings, at: number, learnt?: string): string[]
  /** The document of the last match. */
  document: Document
  /** The next profile is another visitor's. */
  forget(): void
}

/**
 * Matches as the shipped core does, with its conditions and its memberships, and asks a condition
 * again only when something that it asks for can have changed: after a visitor's event most have not.
 */
export function segmentPlayer(program: Program): SegmentPlayer {
  const { published } = program
  const lazy = lazyDocument(program)
  let now = 0
  let all = true
  let stale: Uint8Array = NO_FLAGS

  const changes = published.segments.map((segment) => changesOf(segment, published))
  const known = new Map<string, Uint8Array>()
  const flagsOf = (name: string) => {
    const flags = known.get(name) ?? Uint8Array.from(changes, (each) => Number(hears(each, name)))
    // A site may have any number of names; those that nobody listens to are all alike.
    if (known.size < MOST_NAMES) known.set(name, flags)
    return flags
  }

  const segments = program.segments.map((segment, index) => {
    const { units } = changes[index]!
    let held = false
    let until = 0
    return {
      ...segment,
      holds(document: unknown) {
        if (!all && !stale[index] && now < until) return held
        held = segment.holds(document)
        until = Number.POSITIVE_INFINITY
        for (const unit of units) until = Math.min(until, (Math.floor(now / unit) + 1) * unit)
        return held
      },
    }
  })
  const remembering = { ...program, segments }
  let visit = 0
  let visits = 0

  return {
    document: lazy.document,
    match(profile, surroundings, at, learnt) {
      const moment = lazy.move(profile, surroundings, at)
      // Time can end a visit, and so can an event that comes late.
      all ||= learnt === undefined || moment.visit !== visit || profile.visits !== visits
      ;({ now, visit } = moment)
      ;({ visits } = profile)
      stale = learnt === undefined ? NO_FLAGS : flagsOf(learnt)
      const held = matchSegments(remembering, profile, lazy.document, at)
      all = false
      return held
    },
    forget() {
      all = true
      lazy.document.segments = {}
    },
  }
}

const NO_FLAGS = new Uint8Array()
const MOST_NAMES = 1_000

const hears = ({ always, names }: Changes, name: string) =>
  always || names.has(name) || names.has('*')
