import type { Event, Health, PeopleAsked, Report } from '@segue/core'
import type { BotSign } from './bot-sign.ts'
import type { Stamp } from './count-arms.ts'
import type { CampaignStore } from './count-campaigns.ts'
import type { Course } from './count-course.ts'
import type { MicroStore } from './count-micro.ts'
import type { TimesStore } from './count-times.ts'
import type { Which } from './event-rows.ts'
import type { FunnelStore } from './funnel-queries.ts'
import type { KpiStore } from './kpi-queries.ts'

export type GoalCounts = {
  goal: string
  /** Visitors with at least one conversion; their conversions; what these were worth together. */
  converters: number
  conversions: number
  value: number
  /** The sum of the squares of what each visitor's were worth, and the most that one's were. */
  squares: number
  most: number
}

/** Visitors who are alike in all that an analysis takes apart, and what they did. */
export type Cell = {
  audience: string
  arm: string
  phase: number
  /** Whether the first exposure came too late to be without a flash. */
  late: boolean
  /** 0 or 1: each visitor's own, and of no meaning. What one half chooses, the other one values. */
  half: number
  visitors: number
  /** First exposures by day (UTC), the first day first. */
  days: { day: string; visitors: number }[]
  goals: GoalCounts[]
}

/** Everybody who met an experience. */
export type Counts = {
  cells: Cell[]
  /** Visitors that are in none of them. */
  setAside: Report['setAside']
}

type Guard = {
  /** Visitors of whom it is known, those of them for whom it was poor, and a 75th percentile. */
  measured: number
  poor: number
  p75: number | null
}

/** How the pages of an arm's visitors were, for each the worst one. */
export type GuardCounts = {
  audience: string
  arm: string
  /** Milliseconds; CLS has no unit. */
  lcp: Guard
  inp: Guard
  cls: Guard
  /** Errors of the page that nobody caught; and no other page than the first. */
  errors: Guard
  bounce: Guard
}

export type FirstExposure = { visitor: string; stamp: Stamp; version: number }

/**
 * What is to be counted of visitors: goals; and what a unit of each currency is worth, where not all
 * values are added as they are. In another one they are worth nothing then.
 */
export type Counted = { goals: string[]; rates?: Record<string, number> }

/**
 * Every page counts its events. `missing` are those between the first and the last one that came;
 * whether any came after the last, nobody knows: so many pages may have such a tail.
 */
export type Loss = { pages: number; arrived: number; missing: number }

/** Who sent a site's events in some time. */
export type Senders = {
  /** People, as far as anything tells. */
  visitors: number
  /** Of these, those whose clock is more than five minutes wrong. */
  skewed: number
  /** What is no person, by what says so; in no report. */
  bots: { sign: BotSign; visitors: number; events: number }[]
}

/** What was recorded of a site's visitors in some time. */
export type Recorded = {
  /** Events of bots, which are left out. */
  bots: number
  /**
   * Pages of events for `readRecorded`: those of one visitor together, by time and then in the
   * order in which they happened. One page at a time is held, however long the record.
   */
  pages: AsyncIterable<Uint8Array>
}

type Counting = KpiStore & CampaignStore & FunnelStore & MicroStore & TimesStore

/** Where events lie and are counted. Every store passes `store-contract.ts`. */
export type Store = Counting & {
  /** Makes the table when there is none. */
  prepare(): Promise<void>
  /**
   * Takes lines of JSON, all or nothing. The same token is taken once, so whoever got no answer
   * asks again. Throws `RefusedRows` when these bytes can never be taken; after any other error
   * it is worth trying later.
   */
  insert(token: string, rows: Buffer): Promise<void>
  countArms(site: string, experience: string, counted: Counted): Promise<Counts>
  /** When its visitors came and when they reached a goal, by what they were in then. */
  countCourse(site: string, experience: string, goal: string): Promise<Course[]>
  /** In which currencies its visitors' orders were, the most frequent first. */
  countCurrencies(site: string, experience: string): Promise<{ currency: string; orders: number }[]>
  /** How its visitors' pages were: of all of them, or of a fair share. */
  countGuards(site: string, experience: string, share: number): Promise<GuardCounts[]>
  /** Of a fair share of its visitors. */
  firstExposures(site: string, experience: string, share: number): Promise<FirstExposure[]>
  /**
   * How the experience's changes met its pages in the day before `now`, and in the week before that:
   * those of all visitors, or of a fair share.
   */
  countHealth(site: string, experience: string, now: number, share: number): Promise<Health>
  /** About how many visitors have met it, who were set aside included. */
  countExposed(site: string, experience: string): Promise<number>
  /** How many people did this in the days before `now`. */
  countPeople(site: string, asked: PeopleAsked, now: number): Promise<number>
  /** What the own counts of pages, of all or of a fair share, say of events that never came, from `from` on. */
  countLoss(site: string, from: number, share: number): Promise<Loss>
  countSenders(site: string, from: number): Promise<Senders>
  /** All events of a visitor, each once, the oldest first. */
  visitorEvents(site: string, visitor: string): Promise<Event[]>
  /** They are gone when it resolves, with how many there were. */
  eraseVisitor(site: string, visitor: string): Promise<number>
  /** Those from before a time are gone when it resolves, with how many there were. */
  eraseBefore(site: string, at: number): Promise<number>
  /** Whether anybody but simulated visitors, whose ids begin with `demo`, has ever been seen. */
  hasReal(site: string, demo: string): Promise<boolean>
  /** The events of simulated visitors are gone when it resolves, with how many there were. */
  eraseDemo(site: string, demo: string): Promise<number>
  /** The events from `from` on and before `to`. */
  recorded(site: string, from: number, to: number): Promise<Recorded>
  /**
   * Pages of lines as `insert` takes them: each event once, the later of its rows. Those of a month
   * come together, and beyond that in no order of time. One page at a time is held.
   */
  eventRows(which: Which): AsyncIterable<Buffer>
  close(): Promise<void>
}

/** The rows themselves are at fault: to try again is in vain. */
export class RefusedRows extends Error {
  override name = 'RefusedRows'
}
