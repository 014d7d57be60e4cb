import * as v from 'valibot'

/** A lift as it stood, with the interval that holds at all looks. */
const stood = v.strictObject({ lift: v.number(), low: v.number(), high: v.number() })

const line = v.strictObject({
  /** Null for the arm over all audiences that have it. */
  audience: v.nullable(v.string()),
  arm: v.string(),
  /** At the end of each day of the detail; null as long as there is too little to say. */
  days: v.array(v.nullable(stood)),
  /** How much is to be believed of each lift by now, if nothing was believed before: `[lift, density]`. */
  curve: v.array(v.tuple([v.number(), v.number()])),
})

const side = v.strictObject({ visitors: v.number(), converters: v.number() })

/** One goal of an experience's report in detail: how the lifts came about, and what parts of the visitors did. */
export const reportDetail = v.strictObject({
  site: v.string(),
  experience: v.string(),
  goal: v.string(),
  at: v.number(),
  /** UTC; of very many, some. */
  days: v.array(v.string()),
  lines: v.array(line),
  /**
   * Visitors who were in a segment at their first exposure, whatever their audience. These were not
   * planned: intervals allow for all that are here.
   */
  parts: v.array(
    v.strictObject({
      segment: v.string(),
      name: v.string(),
      arm: v.string(),
      control: side,
      variant: side,
      lift: v.nullable(stood),
    }),
  ),
})
export type ReportDetail = v.InferOutput<typeof reportDetail>
export type DetailLine = ReportDetail['lines'][number]
