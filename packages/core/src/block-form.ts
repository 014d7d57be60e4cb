import type { InsertPlace, RowPick } from './change.ts'
import type { Field } from './field.ts'
import type { PeopleAsked } from './people.ts'

/** A ready-made piece of a page, as far as marketers are concerned. */
export type BlockForm = {
  id: string
  name: string
  /** What it is for, in a sentence. */
  about: string
  /** What it is filled with: the console draws its form from this. */
  fields: readonly Field[]
  /** Where it goes unless a change says so. */
  place?: { target: string; where: InsertPlace }
  /** Fields that may be left out, but not beside what is filled in here. */
  needs?(props: Record<string, unknown>): string[]
  /** Which of its rows a visitor sees; they have `data-row` in an element with `data-rows`. */
  pick?(props: Record<string, unknown>): RowPick
  /** Whose number it shows, and for how few it is not there. */
  people?(props: Record<string, unknown>): { asked: PeopleAsked; least: number }
  /** It lies over the page: one at a time, and not before something has happened there. */
  overlay?: true
}
