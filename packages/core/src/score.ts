import type { PublishedSeries } from './series.ts'

/** How much is left of something after a time that halves it. */
export const left = (passed: number, halfLife: number) => 2 ** (-passed / halfLife)

/** What an event is worth: the sum over the rows that it fits. */
export const pointsOf = (
  { heard }: Extract<PublishedSeries, { kind: 'score' }>,
  matched: (row: number) => boolean,
) => heard.reduce((sum, { points = 0 }, row) => sum + (matched(row) ? points : 0), 0)
