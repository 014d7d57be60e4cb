import type * as v from 'valibot'

/** What a route is asked with and what it answers: requests are checked by it, and the API's description is made of it. */
export type Shape = {
  /** In a few words, for the description. */
  says: string
  /** What may stand behind the address's "?". */
  query?: v.GenericSchema<unknown, Record<string, unknown>>
  body?: v.GenericSchema
  /** A body as it may be: for the description, and for whoever sends another. */
  example?: unknown
  /** Of the answer; 200 unless it is said. */
  status?: 201 | 202
  /** In JSON. */
  answer?: v.GenericSchema
  /** Where the answer is a file: what it may be. */
  files?: readonly string[]
}
