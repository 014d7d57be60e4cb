import * as v from 'valibot'

const spell = v.strictObject({
  /** Page views that counted an exposure, and of these the late ones; those without a target. */
  exposed: v.number(),
  late: v.number(),
  missing: v.number(),
  /** Page views on which the page took a change back until it was given up. */
  conflicts: v.number(),
  /** Exposures on pages that may have a framework; not counted where the config says that none is there. */
  frameworks: v.number(),
  /** Milliseconds from the first paint until the target was there, and for which the tag held the page back: 75th percentiles. */
  lateness: v.nullable(v.number()),
  masked: v.nullable(v.number()),
})
export type Spell = v.InferOutput<typeof spell>

/** How well an experience's changes meet its pages, in the last day and in the week before that. */
export const health = v.strictObject({
  lately: spell,
  before: spell,
  targets: v.array(
    v.strictObject({
      target: v.string(),
      /** Exposures at which nothing, one element or several matched, and the most that did. */
      none: v.number(),
      one: v.number(),
      several: v.number(),
      most: v.number(),
      /** Fingerprints of the words that stood there before any change, with their exposures. */
      texts: v.array(v.strictObject({ text: v.string(), lately: v.number(), before: v.number() })),
    }),
  ),
})
export type Health = v.InferOutput<typeof health>
