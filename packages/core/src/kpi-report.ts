import * as v from 'valibot'
import type { KpiId } from './kpis/kpi.ts'

/** The figures that are a number for a group of visitors. */
export const FIGURES = [
  'visitors',
  'conversion-rate',
  'click-through',
  'average-order',
  'revenue-per-visitor',
  'purchase-frequency',
  'cart-abandonment',
  'customer-value',
  'repeat-visits',
  'churn',
  'bounce',
  'pages-per-visit',
  'time-on-site',
  'scroll-depth',
  'nps',
  'csat',
  'segment-size',
] as const satisfies readonly KpiId[]
export type Figure = (typeof FIGURES)[number]

/** Days of a calendar, the last one included. */
export const days = v.strictObject({ from: v.string(), to: v.string() })
export type Days = v.InferOutput<typeof days>

/** Null where there is nothing to divide by, or nothing to know it from. */
const figures = v.strictObject(v.entriesFromList(FIGURES, v.nullable(v.number())))
export type Figures = v.InferOutput<typeof figures>

/** How a site's orders were added. */
export const moneyParts = {
  currency: v.nullable(v.string()),
  converted: v.array(v.strictObject({ currency: v.string(), rate: v.number() })),
  /** Orders in a currency without a rate: they count as orders, and are in no sum of money. */
  apart: v.array(v.strictObject({ currency: v.string(), orders: v.number() })),
}

/** In the period and in the one before; null where visitors are too few. */
const groupFigures = { now: v.nullable(figures), before: v.nullable(figures) }

const segmentFigures = v.strictObject({
  ...groupFigures,
  segment: v.string(),
  name: v.string(),
  /** Of this period there are so few visitors that nothing of them is shown. */
  hidden: v.boolean(),
  /** Size now less size before, as a share of all visitors. */
  drift: v.nullable(v.number()),
})
export type SegmentFigures = v.InferOutput<typeof segmentFigures>

const overlap = v.strictObject({
  one: v.string(),
  other: v.string(),
  both: v.number(),
  share: v.number(),
})
export type Overlap = v.InferOutput<typeof overlap>

const cohort = v.strictObject({
  /** The Monday with which it begins. */
  week: v.string(),
  visitors: v.number(),
  /** Of them, those who were there so many weeks later; 0 is the week itself. */
  weeks: v.array(v.strictObject({ later: v.number(), visitors: v.number(), share: v.number() })),
})
export type Cohort = v.InferOutput<typeof cohort>

/** Whether segments as a whole tell visitors apart. What personalizing for them gains, an experiment says. */
const effectiveness = v.strictObject({
  /** Segments whose conversion rate is another than that of everybody else beyond chance (Holm, 5%). */
  distinct: v.strictObject({ compared: v.number(), segments: v.array(v.string()) }),
  /** The share of visitors who were in any segment. */
  reach: v.nullable(v.number()),
  /** Of those of a segment who came again, the share that was in it still. */
  stability: v.array(v.strictObject({ segment: v.string(), share: v.number() })),
})
export type Effectiveness = v.InferOutput<typeof effectiveness>

/** The figures of a site in a period, beside those of as many days before. */
export const kpiReport = v.strictObject({
  site: v.string(),
  zone: v.string(),
  period: days,
  before: days,
  ...moneyParts,
  all: v.strictObject(groupFigures),
  /** Of a visitor's events in the period, one that carries the segment is enough. */
  segments: v.array(segmentFigures),
  /** Pairs with enough visitors in common, those with most of them first. */
  overlaps: v.array(overlap),
  /** Of all visitors, or of the segment that was asked for. */
  retention: v.strictObject({ segment: v.nullable(v.string()), cohorts: v.array(cohort) }),
  effectiveness,
})
export type KpiReport = v.InferOutput<typeof kpiReport>
