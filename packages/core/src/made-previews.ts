import * as v from 'valibot'
import { shownArm } from './replay-report.ts'

/** Links that show one arm, or what some segments see, to whoever has them. */
export const madePreviews = v.strictObject({
  /** Null for a draft. */
  version: v.nullable(v.number()),
  until: v.number(),
  warnings: v.array(v.string()),
  links: v.array(
    v.strictObject({
      /** By ids, and by names. */
      shown: v.array(shownArm),
      names: v.array(shownArm),
      /** To be added to the address of a page. */
      query: v.string(),
      url: v.exactOptional(v.string()),
    }),
  ),
})
export type MadePreviews = v.InferOutput<typeof madePreviews>
