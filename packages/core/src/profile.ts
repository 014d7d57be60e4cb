import type { Held } from './membership.ts'
import type { Shown } from './shown.ts'

/** The form of a profile; another form is another release's. */
export const PROFILE_FORMAT = 2

/** Lines are kept by item, the most recently touched last; what they come to is ready to be asked for. */
export type Cart = {
  lines: Record<string, { quantity: number; price: number }>
  /** The number of lines. */
  items: number
  quantity: number
  value: number
  currency: string
  at: number
}

/** In the words of the document that conditions see. */
export type Visit = {
  at: number
  /** When the last event of the visit before happened; 0 in the first visit. */
  previous: number
  page_views: number
  entry_path: string
  referrer_host: string
  source: string
  medium: string
  campaign: string
  term: string
  content: string
}

/**
 * The arm of the first exposure: it stays, whatever the config says later. `visit` is the last
 * one in which an exposure was counted.
 */
export type Exposed = { audience: string; arm: string; phase: number; at: number; visit: number }

/** What was bought: so many orders of so much in all, the last one when; and which they were lately. */
export type Customer = { orders: number; spend: number; at: number; ids: string[] }

/** Where the visitor is, by the collector's word. */
export type Geo = { country?: string; region?: string }

/** What the visitor's own browser knows of the visitor. Bounded by the config, not by the traffic. */
export type Profile = {
  v: typeof PROFILE_FORMAT
  id: string
  /** Time of the first event, of the one that arrived last, and of the newest. */
  first: number
  last: number
  newest: number
  visits: number
  visit: Visit
  cart: Cart | null
  customer: Customer
  geo: Geo
  /** What traits are read from, by the key of its series, which changes with its definition. */
  series: Record<string, unknown>
  /** The segments that the visitor is kept in, by key. */
  segments: Record<string, Held>
  /** The first exposure of each experience, by its id. */
  arms: Record<string, Exposed>
  /** How often experiences with caps were shown, by their ids; absent where none has any. */
  shown?: Record<string, Shown>
  /** The items that were looked at last, the newest first; absent where nothing asks for them. */
  viewed?: string[]
  declared: Record<string, unknown>
  /** When what was declared for a time is over. */
  until: Record<string, number>
}
