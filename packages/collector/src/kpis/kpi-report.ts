import type { Money } from '@segue/core'
import type { Effectiveness } from './effectiveness.ts'
import type { Figures } from './figures.ts'

/** Days of a calendar, the last one included. */
export type Days = { from: string; to: string }

/** Of fewer visitors than this nothing is shown: one could tell who they are. */
export const FEWEST = 10

/** The figures of a group of visitors, in the period and in the one before; null where they are too few. */
export type GroupFigures = { now: Figures | null; before: Figures | null }

export type SegmentFigures = GroupFigures & {
  segment: string
  name: string
  /** Of this period there are so few visitors that nothing of them is shown. */
  hidden: boolean
  /** Size now less size before, as a share of all visitors. */
  drift: number | null
}

export type Overlap = { one: string; other: string; both: number; share: number }

export type Cohort = {
  /** The Monday with which it begins. */
  week: string
  visitors: number
  /** Of them, those who were there so many weeks later; 0 is the week itself. */
  weeks: { later: number; visitors: number; share: number }[]
}

/** The figures of a site in a period, beside those of as many days before. */
export type KpiReport = {
  site: string
  zone: string
  period: Days
  before: Days
  currency: string | null
  converted: Money['converted']
  /** Orders in a currency without a rate: they count as orders, and are in no sum of money. */
  apart: { currency: string; orders: number }[]
  all: GroupFigures
  /** Of a visitor's events in the period, one that carries the segment is enough. */
  segments: SegmentFigures[]
  /** Pairs with enough visitors in common, those with most of them first. */
  overlaps: Overlap[]
  /** Of all visitors, or of the segment that was asked for. */
  retention: { segment: string | null; cohorts: Cohort[] }
  effectiveness: Effectiveness
}
