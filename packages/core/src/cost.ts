import * as v from 'valibot'

const day = v.pipe(
  v.string(),
  v.check(
    (text) =>
      /^\d{4}-\d\d-\d\d$/.test(text) &&
      new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text,
    'Write a day such as "2026-10-31".',
  ),
)
const named = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200)))

/** What a campaign cost, spread evenly over its days, the last one included. What is not named may be anything. */
export const cost = v.strictObject({
  source: named,
  medium: named,
  campaign: named,
  from: day,
  to: day,
  amount: v.pipe(v.number(), v.minValue(0), v.maxValue(1e12)),
  currency: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'Use an ISO 4217 code such as "EUR".')),
  ),
})
export type Cost = v.InferOutput<typeof cost>
