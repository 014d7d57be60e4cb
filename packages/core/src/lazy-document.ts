import type { Document, Surroundings } from './document.ts'
import type { Profile } from './profile.ts'
import type { Program } from './program.ts'
import type { Seen } from './rooms.ts'
import { type Moment, momentOf } from './visit.ts'

/** A document for many moments in a row, of which each is asked little. */
export type LazyDocument = {
  document: Document
  /** From here on the document is that of this profile at this time. */
  move(profile: Profile, surroundings: Surroundings, at: number): Moment
}

/** What `documentFor` gives, except that rooms and traits are made when they are asked for. */
export function lazyDocument({ published, traits, rooms }: Program): LazyDocument {
  const document: Document = { segments: {}, traits: {} }
  let seen: Seen
  let turn = 0

  const lazily = (target: object, name: string, make: (seen: Seen) => unknown) => {
    let madeIn = -1
    let value: unknown
    Object.defineProperty(target, name, {
      enumerable: true,
      get() {
        if (madeIn !== turn) {
          madeIn = turn
          value = make(seen)
        }
        return value
      },
    })
  }
  for (const { id, read } of traits) {
    lazily(document.traits!, id, ({ profile, moment }) => read(profile, moment, NOTHING))
  }
  for (const [name, room] of rooms) lazily(document, name, room)

  return {
    document,
    move(profile, surroundings, at) {
      const moment = momentOf(profile, at)
      seen = { profile, surroundings, published, moment, at }
      turn++
      return moment
    },
  }
}

const NOTHING: never[] = []
