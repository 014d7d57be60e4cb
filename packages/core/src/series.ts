import type { Condition } from './condition.ts'

/** An event that a series hears; in a score, with what it is worth. */
export type Heard = { on: string; where?: Condition; points?: number }

/**
 * What a profile keeps for traits: one series of buckets, one score or one sequence. Traits that
 * read the same events in the same buckets share a series.
 */
export type PublishedSeries =
  | {
      kind: 'buckets'
      key: string
      heard: [Heard]
      /** What is taken of an event, and how that goes into a bucket: names of `takings.ts`, `folds.ts`. */
      take: string
      fold: string
      of?: string
      /** A bucket's length in ms, or `VISIT` or `EVER`; and how many of them are kept. */
      unit: number
      keep: number
    }
  | { kind: 'score'; key: string; heard: Heard[]; halfLife: number }
  | { kind: 'sequence'; key: string; heard: Heard[]; within?: number }

/** A trait as it is read: from which series, how (a name of `readings.ts`), and how far back. */
export type PublishedTrait = { id: string; series: number; reading: string; size: number }
