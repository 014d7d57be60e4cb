import * as v from 'valibot'
import { explanation } from './explanation.ts'

const cell = { experience: v.string(), audience: v.string(), arm: v.string() }
/** An arm of an audience of an experience. */
export const shownArm = v.strictObject(cell)
export type ShownArm = v.InferOutput<typeof shownArm>

const shownArms = v.array(v.strictObject({ ...cell, visitors: v.number() }))

const sample = v.strictObject({
  visitor: v.string(),
  events: v.number(),
  /** When the last of these happened. */
  last: v.number(),
  /** The arms that a page view showed while the visitor was in the segment. */
  shown: v.array(shownArm),
  why: explanation,
})
export type ReplaySample = v.InferOutput<typeof sample>

const segmentReplay = v.strictObject({
  segment: v.string(),
  name: v.string(),
  /** Visitors who are in it at the end, and who were in it at some time. */
  now: v.number(),
  ever: v.number(),
  /** By Monday (UTC). A change is counted when it is noticed: at an event of the visitor, or at the end. */
  weeks: v.array(v.strictObject({ week: v.string(), entries: v.number(), exits: v.number() })),
  /** Visitors who are in both at the end, for each other segment. */
  overlap: v.array(v.strictObject({ segment: v.string(), visitors: v.number() })),
  /** Visitors whom a page view showed an arm while they were in the segment. */
  shown: shownArms,
  samples: v.array(sample),
  /** For how many visitors each piece of its conditions holds at the end, where that was asked for. */
  clauses: v.exactOptional(
    v.array(v.strictObject({ condition: v.record(v.string(), v.unknown()), visitors: v.number() })),
  ),
  /** What the segment asks for and the record does not tell, or not of everybody. */
  unknown: v.array(v.strictObject({ path: v.string(), reason: v.string() })),
})
export type SegmentReplay = v.InferOutput<typeof segmentReplay>

/** What a draft would have done with the visitors of these days. */
export const replayReport = v.strictObject({
  site: v.string(),
  /** The events from `from` on and before `to`; "now" is `to`. */
  from: v.number(),
  to: v.number(),
  visitors: v.number(),
  events: v.number(),
  /** Events of bots, which are left out. */
  bots: v.number(),
  /** Visitors who had been there before `from`. */
  earlier: v.number(),
  segments: v.array(segmentReplay),
  /** Visitors whom a page view showed an arm. */
  shown: shownArms,
  /** The same by experience. Who was shown arms of two of its audiences is counted once. */
  reach: v.array(v.strictObject({ experience: v.string(), visitors: v.number() })),
  /** Visitors for whom an experience stayed out, since an earlier one had the same part of the page. */
  lost: v.array(
    v.strictObject({
      experience: v.string(),
      audience: v.string(),
      to: v.string(),
      visitors: v.number(),
    }),
  ),
})
export type ReplayReport = v.InferOutput<typeof replayReport>
