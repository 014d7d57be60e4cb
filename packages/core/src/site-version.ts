import * as v from 'valibot'

/** One published config in a site's history. Versions count up from 1 and never change. */
export const siteVersion = v.strictObject({
  version: v.number(),
  at: v.number(),
  note: v.string(),
  live: v.boolean(),
})
export type SiteVersion = v.InferOutput<typeof siteVersion>
