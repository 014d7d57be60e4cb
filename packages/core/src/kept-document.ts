import type { Document, Surroundings } from './document.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'
import type { PublishedSeries, PublishedTrait } from './series.ts'
import { bucketAt, EVER } from './units.ts'
import { partsBefore } from './used-parts.ts'
import { momentOf } from './visit.ts'

/** A document that goes on from event to event. */
export type KeptDocument = {
  /** As of a time, after an event of this name has been learnt; without a name, nothing has been. */
  at(profile: Profile, surroundings: Surroundings, at: number, learnt?: string): Document
  /** The next profile is another visitor's. */
  forget(): void
}

/** A bucket's length; a trait with this one moves on with every millisecond. */
const MOMENT = 1

/**
 * What `documentFor` gives, for many events in a row: a trait is read again only when its series
 * has heard an event or its window has moved on, and rooms that no segment asks for are left out.
 * Reading everything after every event would be most of the work of a replay.
 */
export function keptDocument(program: Program): KeptDocument {
  const { published } = program
  const asked = new Set(partsBefore(published).rooms)
  const rooms = program.rooms.flatMap(([name, room]) => (asked.has(name) ? { name, room } : []))
  const document: Document = { segments: {}, traits: {} }
  const values = document.traits!

  const traits = program.traits.map(({ id, read }, index) => {
    const trait = published.traits[index]!
    const series = published.series[trait.series]!
    return { id, read, unit: unitOf(series, trait), heard: series.heard.map(({ on }) => on) }
  })
  type Kept = (typeof traits)[number]
  /** With the bucket in which the traits of this unit were read last. */
  const clocks = [...new Set(traits.map(({ unit }) => unit))].map((unit) => ({
    unit,
    bucket: Number.NaN,
    traits: traits.filter((trait) => trait.unit === unit),
  }))
  const hearing = (name: string) =>
    traits.filter(
      ({ unit, heard }) => unit !== MOMENT && heard.some((on) => on === name || on === '*'),
    )
  const byName = new Map(
    traits.flatMap(({ heard }) => heard).map((name) => [name, hearing(name)] as const),
  )

  return {
    at(profile, surroundings, at, learnt) {
      const moment = momentOf(profile, at)
      const readAll = (kept: Kept[]) => {
        for (const { id, read } of kept) values[id] = read(profile, moment, NOTHING)
      }
      if (learnt !== undefined) readAll(byName.get(learnt) ?? byName.get('*') ?? [])
      for (const clock of clocks) {
        const bucket = bucketAt(clock.unit, moment.now, moment.visit)
        const hasHeard = learnt !== undefined && clock.unit === MOMENT
        if (bucket === clock.bucket && !hasHeard) continue
        clock.bucket = bucket
        readAll(clock.traits)
      }
      const seen = { profile, surroundings, published, moment, at }
      for (const { name, room } of rooms) document[name] = room(seen)
      return document
    },
    forget() {
      for (const clock of clocks) clock.bucket = Number.NaN
      document.segments = {}
    },
  }
}

const NOTHING: never[] = []

/** As long as the bucket of this unit is the same and no event comes, the trait is the same. */
function unitOf(series: PublishedSeries, { reading }: PublishedTrait): number {
  if (series.kind === 'score' || /_since_/.test(reading)) return MOMENT
  return series.kind === 'sequence' ? EVER : series.unit
}
