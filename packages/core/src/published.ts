import type { AutomaticEvent } from './automatic-events.ts'
import type { Range } from './bucketing.ts'
import type { PublishedCaps } from './caps.ts'
import type { PublishedChange } from './change.ts'
import type { Condition } from './condition.ts'
import type { Consent } from './consent.ts'
import type { Keep } from './membership.ts'
import type { PeopleAsked } from './people.ts'
import type { Rfm } from './rfm.ts'
import type { PublishedSeries, PublishedTrait } from './series.ts'
import type { Source } from './sources.ts'
import type { LateTrigger } from './trigger.ts'

/** The only form of a published config that this release of the snippet reads. */
export const FORMAT = 3

/** `key` is where a segment that keeps its members notes them; it changes with the definition. */
export type PublishedSegment = {
  id: string
  when: Condition
  leaveWhen?: Condition
  keep?: Keep
  key?: string
}

export type PublishedArm = {
  id: string
  changes: PublishedChange[]
  /** Where its visitors are sent, with their query and fragment. */
  redirect?: string
}

/** Who sees nothing: this share of visitors by a hash with this seed, and the arm that they are counted in. */
export type Holdout = [arm: string, seed: string, share: number]

export type PublishedAudience = {
  segment: string
  /** What any of its arms would change: an exposure needs one of these, whatever the arm. */
  targets: string[]
  arms: PublishedArm[]
  /** The part of [0, 1) that each arm gets. */
  ranges: Range[]
  /** It needs no profile and has one arm, so it may be shown without consent. */
  open?: true
  /** From the widest to the narrowest. */
  holdouts?: Holdout[]
}

export type PublishedExperience = {
  id: string
  phase: number
  /** A regular expression for the page's path. */
  path: string
  /** When it is on, in ms since 1970. */
  from?: number
  to?: number
  /** It begins when this has happened, on a page that is shown already. */
  trigger?: LateTrigger
  caps?: PublishedCaps
  /** Goals after which it rests. */
  goals?: string[]
  /** It lies over the page: one at a time. */
  overlay?: true
  /** It may change a page that is shown already. */
  live?: true
  /** Of a group of experiences of which a visitor sees one: its part of [0, 1). */
  group?: [id: string, from: number, to: number]
  audiences: PublishedAudience[]
}

/** A config as the snippet gets it: checked, references resolved, names for people left out. */
export type Published = {
  format: typeof FORMAT
  site: string
  version: number
  /** Its pages load nothing of ours, and those that are open take everything back. */
  paused?: true
  /** Who is asked for consent; without it, nobody but the tag's own word. */
  consent?: Consent
  /** Who asks not to be followed is not. */
  gpc?: true
  /** Sub-domains of it share the visitor's id by a cookie. */
  cookieDomain?: string
  /** The site says that no framework takes its pages over. */
  isStatic?: true
  series: PublishedSeries[]
  traits: PublishedTrait[]
  /** The lists that `$inGroup` names. */
  groups: Record<string, unknown[]>
  /** Absent where no segment asks for recency, frequency or monetary value. */
  rfm?: Rfm
  /** In the order in which they can be found out: a segment comes after those that it names. */
  segments: PublishedSegment[]
  sources: Source[]
  /** The automatic events that the site has switched off. */
  off: AutomaticEvent[]
  /** The items that were looked at last are asked for. */
  viewed?: true
  /** How many people the pages want to know of. */
  people?: PeopleAsked[]
  /** Pages that need more than the tail: a regular expression for their paths. */
  more?: string
  goals: { id: string; macro: boolean; on: string; where?: Condition }[]
  experiences: PublishedExperience[]
}
