import * as v from 'valibot'
import { days, FIGURES, type Figure, moneyParts } from './kpi-report.ts'

/** Those that are a figure of single weeks; the others compare two periods themselves. */
export const WEEKLY_FIGURES = FIGURES.filter(
  (id): id is Exclude<Figure, 'churn' | 'customer-value'> =>
    id !== 'churn' && id !== 'customer-value',
)

const weeklyFigure = v.strictObject({
  figure: v.picklist(WEEKLY_FIGURES),
  /** Over all weeks of each side; null where there is nothing to divide by. */
  before: v.nullable(v.number()),
  after: v.nullable(v.number()),
  /**
   * After less before in the figure's unit with its 95% interval, and the p-value with all figures in mind
   * (Holm); null where the weeks cannot tell.
   */
  change: v.nullable(
    v.strictObject({ by: v.number(), low: v.number(), high: v.number(), pValue: v.number() }),
  ),
  verdict: v.picklist(['more', 'less', 'no-change-seen', 'too-little-data']),
})
export type WeeklyFigure = v.InferOutput<typeof weeklyFigure>

/** A site's figures in whole weeks before a date and from it on. */
export const beforeAfter = v.strictObject({
  site: v.string(),
  zone: v.string(),
  date: v.string(),
  /** On each side. */
  weeks: v.number(),
  segment: v.nullable(v.string()),
  before: days,
  after: days,
  ...moneyParts,
  figures: v.array(weeklyFigure),
})
export type BeforeAfter = v.InferOutput<typeof beforeAfter>
