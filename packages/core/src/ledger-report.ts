import * as v from 'valibot'

/** What became of a site's events: by the collector's own count since it began, and by the pages'. */
export const ledgerReport = v.strictObject({
  site: v.string(),
  /** Of the process: events that were received, in ms since 1970 from when on. */
  since: v.number(),
  account: v.strictObject({
    received: v.number(),
    accepted: v.number(),
    rejected: v.number(),
    duplicate: v.number(),
    filtered: v.number(),
  }),
  /** In the same time: events that browsers have told they could not keep. */
  dropped: v.number(),
  /** Of the record: the last so many days. */
  days: v.number(),
  loss: v.strictObject({ pages: v.number(), arrived: v.number(), missing: v.number() }),
  senders: v.strictObject({
    /** People, as far as anything tells; of these, those whose clock is more than five minutes wrong. */
    visitors: v.number(),
    skewed: v.number(),
    /** What is no person, by what says so; in no report. */
    bots: v.array(
      v.strictObject({
        sign: v.picklist(['agent', 'driven', 'rate']),
        visitors: v.number(),
        events: v.number(),
      }),
    ),
  }),
})
export type LedgerReport = v.InferOutput<typeof ledgerReport>
