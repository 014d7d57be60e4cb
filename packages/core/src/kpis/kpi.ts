/** Every figure of a site, in the order in which lists show them. */
export const KPI_IDS = [
  'visitors',
  'conversion-rate',
  'click-through',
  'average-order',
  'revenue-per-visitor',
  'purchase-frequency',
  'cart-abandonment',
  'customer-value',
  'acquisition-cost',
  'return-on-spend',
  'repeat-visits',
  'retention',
  'churn',
  'bounce',
  'pages-per-visit',
  'time-on-site',
  'scroll-depth',
  'nps',
  'csat',
  'segment-size',
  'segment-overlap',
  'segment-drift',
  'segmentation-effectiveness',
] as const
export type KpiId = (typeof KPI_IDS)[number]

/** What a figure is and how to read it: all twelve parts, or it does not compile. */
export type KpiEntry = {
  name: string
  unit: 'count' | 'share' | 'money' | 'ratio' | 'seconds' | 'score'
  /** Which way is good; neither for what only describes. */
  better: 'higher' | 'lower' | 'neither'
  /** Where its number comes from. `costs`: what is entered for campaigns, beside events. */
  from: 'events' | 'costs'

  definition: string
  tells: string
  measured: string
  formula: string
  trends: string
  diagnostics: string
  tips: string
  picture: string
  warnings: string
  tools: string
  connects: string
  /** What rises or falls with it. */
  moves: readonly KpiId[]
}

/** The parts that are words. */
export const KPI_PARTS = [
  'definition',
  'tells',
  'measured',
  'formula',
  'trends',
  'diagnostics',
  'tips',
  'picture',
  'warnings',
  'tools',
  'connects',
] as const satisfies readonly (keyof KpiEntry)[]
