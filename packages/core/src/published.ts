import type { Range } from './bucketing.ts'
import type { PublishedChange } from './change.ts'
import type { Condition } from './condition.ts'
import type { Trait } from './trait.ts'
import type { Window } from './window.ts'

/** The only form of a published config that this release of the snippet reads. */
export const FORMAT = 1

export type PublishedTrait = {
  id: string
  /** Where its state is kept: another definition has another key. */
  key: string
  on: string
  where?: Condition
  take: Trait['take']
  of?: string
  window?: Window
}

export type PublishedArm = { id: string; changes: PublishedChange[] }

export type PublishedAudience = {
  segment: string
  /** What any of its arms would change: an exposure needs one of these, whatever the arm. */
  targets: string[]
  arms: PublishedArm[]
  /** The part of [0, 1) that each arm gets. */
  ranges: Range[]
  /** It needs no profile and has one arm, so it may be shown without consent. */
  open?: true
}

export type PublishedExperience = {
  id: string
  phase: number
  /** A regular expression for the page's path. */
  path: string
  audiences: PublishedAudience[]
}

/** A config as the snippet gets it: checked, references resolved, names for people left out. */
export type Published = {
  format: typeof FORMAT
  site: string
  version: number
  traits: PublishedTrait[]
  /** In the order in which they can be found out: a segment comes after those that it names. */
  segments: { id: string; when: Condition }[]
  goals: { id: string; macro: boolean; on: string; where?: Condition }[]
  experiences: PublishedExperience[]
}
