import { WEEKLY_FIGURES, type WeeklyFigure } from '@segue/core'
import { difference, holm, ratioSampleMoments, studentTest } from '@segue/stats'
import type { KpiCounts } from '../store/count-kpis.ts'
import { PARTS, ratio } from './figures.ts'

const ALPHA = 0.05

/** A week of some visitors, and how many there were of all. */
export type Week = { counts: KpiCounts; all: number }

/**
 * Whether figures are another after a date, with weeks as units: days differ by weekday and are like
 * their neighbours, so that as units they claim too little or far too much. Ratios by the delta method, Welch's t
 * test, Holm over all figures (Deng, Knoblich & Lu 2018; Welch 1947; Holm 1979).
 */
export function compareWeeks(before: Week[], after: Week[]): WeeklyFigure[] {
  const compared = WEEKLY_FIGURES.map((figure) => {
    const [then, now] = [partsOf(figure, before), partsOf(figure, after)]
    const test = studentTest(
      difference(
        ratioSampleMoments(then.parts, then.wholes),
        ratioSampleMoments(now.parts, now.wholes),
      ),
    )
    return { figure, before: ratioOf(then), after: ratioOf(now), test }
  })
  const tests = compared.flatMap(({ test }) => (test.kind === 'test' ? [test] : []))
  const adjusted = holm(tests.map(({ pValue }) => pValue))
  return compared.map(({ test, ...sides }) => {
    if (test.kind !== 'test' || adjusted.kind !== 'adjusted') {
      return { ...sides, change: null, verdict: 'too-little-data' }
    }
    const { effect: by, low, high } = test
    const pValue = adjusted.adjusted[tests.indexOf(test)]!
    const verdict = pValue >= ALPHA ? 'no-change-seen' : by > 0 ? 'more' : 'less'
    return { ...sides, change: { by, low, high, pValue }, verdict }
  })
}

function partsOf(figure: WeeklyFigure['figure'], weeks: Week[]) {
  const pairs = weeks.map(({ counts, all }) =>
    figure === 'visitors' ? ([counts.visitors, 1] as const) : PARTS[figure](counts, all),
  )
  return { parts: pairs.map(([part]) => part), wholes: pairs.map(([, whole]) => whole) }
}

const ratioOf = ({ parts, wholes }: ReturnType<typeof partsOf>) => ratio(sum(parts), sum(wholes))

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
