import type { Cohort, Config, KpiReport, Overlap } from '@segue/core'
import type { Exchange } from '../report/money.ts'
import { NO_COUNTS } from '../store/count-kpis.ts'
import type { Stay } from '../store/count-stays.ts'
import type { KpiStore } from '../store/kpi-queries.ts'
import { effectivenessOf } from './effectiveness.ts'
import { FEWEST } from './fewest.ts'
import { figuresOf } from './figures.ts'

type Counted<Name extends keyof KpiStore> = Awaited<ReturnType<KpiStore[Name]>>

export type KpiParts = Pick<KpiReport, 'site' | 'zone' | 'period' | 'before'> & {
  config: Pick<Config, 'segments'>
  exchange: Pick<Exchange, 'told' | 'unknown'>
  groups: Counted<'countKpis'>
  stays: Stay[]
  pairs: Counted<'countOverlaps'>
  cells: Counted<'countCohorts'>
  /** The one to tell of; undefined for all of them, and for everybody's retention. */
  segment: string | undefined
}

/** Counts as figures, those of too few visitors left out of whatever tells segments apart. */
export function kpiReportFor(parts: KpiParts): KpiReport {
  const { site, zone, period, before, config, exchange, groups, stays, segment } = parts
  const countsOf = (segment: string, now: boolean) =>
    groups.find((group) => group.segment === segment && group.now === now)?.counts ?? NO_COUNTS
  const [all, allBefore] = [countsOf('', true), countsOf('', false)]
  const stayOf = (segment: string) => stays.find((stay) => stay.segment === segment)

  const isWanted = (id: string) => segment === undefined || id === segment

  const shown = config.segments.filter(({ id }) => countsOf(id, true).visitors >= FEWEST)
  const segments = config.segments.map(({ id, name = id }) => {
    const [counts, countsBefore] = [countsOf(id, true), countsOf(id, false)]
    const stay = stayOf(id)
    const isKnown = stay && stay.before >= FEWEST
    const now = shown.some((each) => each.id === id)
      ? figuresOf(counts, all.visitors, isKnown ? stay : undefined)
      : null
    const before =
      countsBefore.visitors >= FEWEST ? figuresOf(countsBefore, allBefore.visitors) : null
    const [size, sizeBefore] = [now?.['segment-size'], before?.['segment-size']]
    const drift = size == null || sizeBefore == null ? null : size - sizeBefore
    return { segment: id, name, hidden: now === null, now, before, drift }
  })

  return {
    site,
    zone,
    period,
    before,
    currency: exchange.told.currency,
    converted: exchange.told.converted,
    apart: exchange.unknown,
    all: {
      now: figuresOf(all, all.visitors, stayOf('')),
      before: figuresOf(allBefore, allBefore.visitors),
    },
    segments: segments.filter((each) => isWanted(each.segment)),
    overlaps: overlapsOf(parts.pairs, (id) => countsOf(id, true).visitors).filter(
      ({ one, other }) => isWanted(one) || isWanted(other),
    ),
    retention: { segment: segment ?? null, cohorts: cohortsOf(parts.cells, segment) },
    effectiveness: effectivenessOf(
      all,
      shown.map(({ id }) => ({ segment: id, counts: countsOf(id, true) })),
      stays,
    ),
  }
}

const overlapsOf = (
  pairs: Counted<'countOverlaps'>,
  sizeOf: (segment: string) => number,
): Overlap[] =>
  pairs
    .filter(({ both }) => both >= FEWEST)
    .map(({ one, other, both }) => ({
      one,
      other,
      both,
      share: both / (sizeOf(one) + sizeOf(other) - both),
    }))

function cohortsOf(cells: Counted<'countCohorts'>, segment: string | undefined): Cohort[] {
  const fewest = segment === undefined ? 1 : FEWEST
  return cells
    .filter(({ later, visitors }) => later === 0 && visitors >= fewest)
    .map(({ week, visitors }) => ({
      week,
      visitors,
      weeks: cells
        .filter((cell) => cell.week === week && cell.visitors >= fewest)
        .map((cell) => ({
          later: cell.later,
          visitors: cell.visitors,
          share: cell.visitors / visitors,
        })),
    }))
}
