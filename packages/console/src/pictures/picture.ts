import type { Cell } from '../csv-text.ts'
import type { Drawing } from './drawing.ts'

/** What a figure shows: what was found, as its title; a drawing of it; and the same as a table. */
export type Picture = {
  /** The name of its files. */
  id: string
  /** What kind of picture it is, in small print. */
  kind: string
  /** What was found. */
  title: string
  /** How it is to be read. */
  note: string
  /** Numbers that are to be seen before the drawing. */
  facts?: { label: string; value: string; range: string }[]
  drawing: Drawing
  table: { columns: Column[]; rows: Cell[][] }
}

/** How the cells of a column are written for people; files have them as they are. */
export type Column = {
  name: string
  /** What lasts is in milliseconds, and in files in seconds. */
  as: 'text' | 'count' | 'lift' | 'share' | 'money' | 'number' | 'lasting'
}
