import type { Document, Surroundings } from '../document.ts'
import { documentFor } from '../document.ts'
import type { LearningProgram } from '../learning.ts'
import type { Profile } from '../profile.ts'
import type { FreshEvent } from '../program.ts'
import { publishTraits } from '../publish-traits.ts'
import { FORMAT, type Published } from '../published.ts'
import type { Trait } from '../trait.ts'
import { wholeProgram } from '../whole-program.ts'

/** A published config of nothing but traits. */
export const publishedTraits = (traits: Trait[]): Published => ({
  format: FORMAT,
  site: 's',
  version: 1,
  ...publishTraits(traits),
  groups: {},
  sources: [],
  off: [],
  segments: [],
  goals: [],
  experiences: [],
})

export const programOf = (published: Published): LearningProgram => wholeProgram(published)

const nowhere: Surroundings = {
  page: { host: '', path: '/', query: {}, title: '', type: '', referrer: '' },
  tech: {},
  utcOffset: 0,
}

/** What the traits are at a time, with events that have not been learnt yet. */
export const traitsAt = (
  program: LearningProgram,
  profile: Profile,
  at: number,
  fresh: FreshEvent[] = [],
): NonNullable<Document['traits']> => documentFor(program, profile, nowhere, at, fresh).traits!

/** What a reload keeps. */
export const reloaded = <Kept>(kept: Kept): Kept => JSON.parse(JSON.stringify(kept))
