/** What a trait remembers; its form follows from the trait's `take` and `within`. */
export type TraitState = unknown

/** Lines are kept by item, the most recently touched last. */
export type Cart = {
  lines: Record<string, { quantity: number; price: number }>
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

/** What the visitor's own browser knows of the visitor. Bounded by the config, not by the traffic. */
export type Profile = {
  v: 1
  id: string
  /** Time of the first event, of the one that arrived last, and of the newest. */
  first: number
  last: number
  newest: number
  visits: number
  visit: Visit
  cart: Cart | null
  /** By the trait's key, which changes with its definition. */
  traits: Record<string, TraitState>
  /** The first exposure of each experience, by its id. */
  arms: Record<string, Exposed>
  declared: Record<string, unknown>
}
