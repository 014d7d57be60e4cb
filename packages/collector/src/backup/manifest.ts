import * as v from 'valibot'

/** A file of a backup; `rows` where it holds events. */
const entry = v.object({
  name: v.string(),
  bytes: v.number(),
  sha256: v.string(),
  rows: v.optional(v.number()),
})

/** What a backup says of itself, at its end: what is cut off has none. */
export const manifest = v.object({
  /** How the backup itself is laid out. */
  backup: v.literal(1),
  /** The format of the data directory that it is of. */
  format: v.number(),
  at: v.string(),
  events: v.number(),
  entries: v.array(entry),
})

export type Entry = v.InferOutput<typeof entry>
export type Manifest = v.InferOutput<typeof manifest>

export const MANIFEST = 'manifest.json'
/** The manifest's own sum, which it cannot have in itself. */
export const SEAL = 'manifest.sha256'

export const EVENTS = 'events/'
export const SECRETS = 'secrets/'
export const DATABASE = 'segue.db'
export const LETTERS = ['dead-letters.jsonl', 'dead-letters.jsonl.1']
