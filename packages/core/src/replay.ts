import { clauseCounts } from './clause-counts.ts'
import { type Document, documentFor } from './document.ts'
import { explainIn } from './explain.ts'
import type { LearningProgram } from './learning.ts'
import { lossCounts } from './lost-visitors.ts'
import { matchSegments } from './match-segments.ts'
import type { RecordedEvent } from './recorded-event.ts'
import type { ReplayReport, ReplaySample } from './replay-report.ts'
import { type ReplayedVisitor, visitorPlayer } from './replay-visitor.ts'
import type { Segment } from './segment.ts'
import { shownArms } from './shown-arms.ts'
import { DAY } from './units.ts'
import { unknownPaths } from './unknown-paths.ts'
import { mondayOf, weekAt } from './week.ts'

type ReplayOptions = {
  program: LearningProgram
  /** As the draft has them: in its order, with their names. */
  segments: Pick<Segment, 'id' | 'name'>[]
  from: number
  to: number
  /** The segment of which every piece is counted. */
  countOf?: string | undefined
}

export type Replay = {
  /** The next event; those of one visitor come together, in the order in which they happened. */
  take(recorded: RecordedEvent): void
  /** After the last event. `bots` is the number of events that were left out. */
  report(bots: number): ReplayReport
}

const MOST_SAMPLES = 5

/** Counts what a draft would have done with recorded visitors. They go through the shipped core. */
export function createReplay({ program, segments, from, to, countOf }: ReplayOptions): Replay {
  const player = visitorPlayer(program)
  const ids = segments.map(({ id }) => id)
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const firstWeek = weekAt(from)
  const weeks = weekAt(to) - firstWeek + 1
  const counts = ids.map(() => ({
    now: 0,
    ever: 0,
    entries: new Uint32Array(weeks),
    exits: new Uint32Array(weeks),
    both: new Uint32Array(ids.length),
    samples: [] as ReplaySample[],
  }))
  const arms = shownArms(ids.length)
  const lost = lossCounts()
  const clauses = countOf === undefined ? undefined : clauseCounts(program, countOf)
  const total = { visitors: 0, events: 0, earlier: 0, located: 0 }

  let visitor: ReplayedVisitor | undefined
  let last = 0
  /** Of the visitor: who is in, and who was. */
  const isIn = new Uint8Array(ids.length)
  const wasIn = new Uint8Array(ids.length)
  let before: string[] = []

  function noteSegments({ segments }: ReplayedVisitor, at: number): void {
    // As long as the visitor is in the same ones, it is the same list.
    if (segments === before) return
    const week = weekAt(at) - firstWeek
    for (const id of before) {
      if (segments.includes(id)) continue
      const index = indexOf.get(id)!
      isIn[index] = 0
      counts[index]!.exits[week]!++
    }
    for (const id of segments) {
      const index = indexOf.get(id)!
      if (isIn[index]) continue
      isIn[index] = 1
      counts[index]!.entries[week]!++
      if (!wasIn[index]) counts[index]!.ever++
      wasIn[index] = 1
    }
    before = segments
  }

  function end(visitor: ReplayedVisitor): void {
    player.wait(visitor, to)
    noteSegments(visitor, to)
    total.visitors++
    total.events += visitor.events
    if (visitor.earlier) total.earlier++
    if (visitor.profile.geo.country) total.located++
    const within = visitor.segments.map((id) => indexOf.get(id)!)
    let document: Document | undefined
    if (clauses) {
      document = wholeDocument(visitor)
      clauses.take(document)
    }
    for (const index of within) {
      const { both, samples } = counts[index]!
      counts[index]!.now++
      for (const other of within) both[other]!++
      if (samples.length === MOST_SAMPLES) continue
      document ??= wholeDocument(visitor)
      samples.push({
        visitor: visitor.profile.id,
        events: visitor.events,
        last,
        shown: arms.seen(index),
        why: explainIn(program, ids[index]!, document)!,
      })
    }
    arms.endVisitor()
    lost.endVisitor()
    isIn.fill(0)
    wasIn.fill(0)
    before = []
  }

  /** With every room, also those that no segment asks for. */
  function wholeDocument({ profile, surroundings }: ReplayedVisitor): Document {
    const document = documentFor(program, profile, surroundings, to)
    matchSegments(program, profile, document, to)
    return document
  }

  return {
    take(recorded) {
      const { event } = recorded
      if (visitor?.profile.id !== recorded.visitor) {
        if (visitor) end(visitor)
        visitor = player.begin(recorded)
      }
      const decided = player.take(visitor, event)
      noteSegments(visitor, event.at)
      if (decided) {
        arms.note(decided.decisions, isIn)
        lost.note(decided.losses)
      }
      last = event.at
    },
    report(bots) {
      if (visitor) end(visitor)
      visitor = undefined
      const { visitors, events, earlier, located } = total
      const gaps = { days: Math.round((to - from) / DAY), visitors, located, earlier }
      return {
        site: program.published.site,
        from,
        to,
        visitors,
        events,
        bots,
        earlier,
        segments: segments.map(({ id, name }, index) => {
          const { now, ever, entries, exits, both, samples } = counts[index]!
          return {
            segment: id,
            name: name ?? id,
            now,
            ever,
            weeks: Array.from(entries, (entered, week) => ({
              week: mondayOf(firstWeek + week),
              entries: entered,
              exits: exits[week]!,
            })),
            overlap: ids.flatMap((segment, other) =>
              other === index ? [] : { segment, visitors: both[other]! },
            ),
            shown: arms.counted(index),
            samples,
            ...(clauses && id === countOf && { clauses: clauses.counts() }),
            unknown: unknownPaths(program.published, id, gaps),
          }
        }),
        shown: arms.counted(ids.length),
        reach: arms.reach(),
        lost: lost.counted(),
      }
    },
  }
}
