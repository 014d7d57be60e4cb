import type { Segment } from './segment.ts'
import type { Trait } from './trait.ts'

/** What a marketer fills in, each with an answer that will do until then. */
export type Question = { id: string; label: string } & (
  | { kind: 'text'; default: string }
  | { kind: 'number'; default: number; least: number }
  | {
      kind: 'list'
      default: string[]
      /** What each element looks like, as a pattern and in words. */
      each?: { pattern: string; looks: string }
    }
)

export const LIBRARY_GROUPS = [
  'behaviour',
  'value',
  'lifecycle',
  'acquisition',
  'device',
  'place',
  'declared',
] as const

/**
 * A segment that is ready to be taken. It is data alone, so that the console can show it and the
 * command line can print it: where a trait or a condition has the text `"{category}"` as a value,
 * the answer to the question of that id goes in.
 */
export type LibraryEntry = {
  id: string
  name: string
  /** For marketers: who is in it, and what it is good for. */
  sentence: string
  group: (typeof LIBRARY_GROUPS)[number]
  traits: Trait[]
  segment: Omit<Segment, 'id' | 'name'>
  ask?: Question[]
}
