import type { Event, Health, PeopleAsked, Report } from '@segue/core'
import type { BotSign } from './bot-sign.ts'
import type { Which } from './event-rows.ts'

export type GoalCounts = {
  goal: string
  /** Visitors with at least one conversion; their conversions; what these were worth together. */
  converters: number
  conversions: number
  value: number
  /** The sum of the squares of what each visitor's were worth. */
  squares: number
}

export type ArmCounts = {
  audience: string
  arm: string
  visitors: number
  /** Visitors whose first exposure came too late to be without a flash. */
  late: number
  /** First exposures by day (UTC), the first day first; and in which phases they were. */
  days: { day: string; visitors: number }[]
  phases: number[]
  goals: GoalCounts[]
}

/** Everybody who met an experience. */
export type Counts = {
  arms: ArmCounts[]
  /** Visitors that are in none of them. */
  setAside: Report['setAside']
}

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

/** Where events lie and are counted. Every store passes `store-contract.ts`. */
export type Store = {
  /** Makes the table when there is none. */
  prepare(): Promise<void>
  /**
   * Takes lines of JSON, all or nothing. The same token is taken once, so whoever got no answer
   * asks again. Throws `RefusedRows` when these bytes can never be taken; after any other error
   * it is worth trying later.
   */
  insert(token: string, rows: Buffer): Promise<void>
  countArms(site: string, experience: string): Promise<Counts>
  /** How the experience's changes met its pages in the day before `now`, and in the week before that. */
  countHealth(site: string, experience: string, now: number): Promise<Health>
  /** How many people did this in the days before `now`. */
  countPeople(site: string, asked: PeopleAsked, now: number): Promise<number>
  /** What the pages' own counts say of events that never came, from `from` on. */
  countLoss(site: string, from: number): Promise<Loss>
  countSenders(site: string, from: number): Promise<Senders>
  /** All events of a visitor, each once, the oldest first. */
  visitorEvents(site: string, visitor: string): Promise<Event[]>
  /** They are gone when it resolves, with how many there were. */
  eraseVisitor(site: string, visitor: string): Promise<number>
  /** Those from before a time are gone when it resolves, with how many there were. */
  eraseBefore(site: string, at: number): Promise<number>
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
