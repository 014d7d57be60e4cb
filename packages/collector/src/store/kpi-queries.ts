import { COUNT_COHORTS, type CohortRow } from './count-cohorts.ts'
import type { CurrencyRow } from './count-currencies.ts'
import { countKpis, type KpiCounts, type KpiRow, kpiCountsOf } from './count-kpis.ts'
import { COUNT_ORDER_CURRENCIES } from './count-order-currencies.ts'
import { countOverlaps, type OverlapRow } from './count-overlaps.ts'
import { countStays, type Stay, type StayRow, stayOf } from './count-stays.ts'
import { bitsOf, isNow, type Periods, weekOf } from './site-visits.ts'

/** Of which segments; which questions are on which scale; what a unit of each currency is worth. */
export type KpisAsked = Periods & {
  segments: string[]
  nps: string[]
  csat: string[]
  rates: Record<string, number>
}

type Span = { from: number; to: number }

/** Weeks of a zone's days, the first of which is so many days after 1970. */
export type WeeksAsked = Omit<KpisAsked, 'split'> & { zone: string; first: number }

/** What the figures of a whole site come from. */
export type KpiStore = {
  /** Of all visitors (segment '') and of each segment's that has any, in the later period or the one before. */
  countKpis(
    site: string,
    asked: KpisAsked,
  ): Promise<{ segment: string; now: boolean; counts: KpiCounts }[]>
  /** The same by weeks, the first of which is 0. */
  countWeeks(
    site: string,
    asked: WeeksAsked,
  ): Promise<{ segment: string; week: number; counts: KpiCounts }[]>
  countStays(site: string, asked: KpisAsked): Promise<Stay[]>
  countOverlaps(
    site: string,
    segments: string[],
    span: Span,
  ): Promise<{ one: string; other: string; both: number }[]>
  /** By weeks of a zone that begin on Monday; with a segment '' those of all visitors. */
  countCohorts(
    site: string,
    span: Span & { zone: string; segment: string },
  ): Promise<{ week: string; later: number; visitors: number }[]>
  countOrderCurrencies(site: string, span: Span): Promise<{ currency: string; orders: number }[]>
}

type Rows = <Row>(query: string, params: Record<string, unknown>) => Promise<Row[]>

export function kpiQueries(rows: Rows): KpiStore {
  return {
    async countKpis(site, asked) {
      const query = countKpis(asked.segments.length, isNow)
      return (await rows<KpiRow>(query, paramsOf(site, asked))).map((row) => ({
        segment: row.segment,
        now: Boolean(row.period),
        counts: kpiCountsOf(row),
      }))
    },

    async countWeeks(site, asked) {
      const query = countKpis(asked.segments.length, weekOf)
      return (await rows<KpiRow>(query, paramsOf(site, asked))).map((row) => ({
        segment: row.segment,
        week: Number(row.period),
        counts: kpiCountsOf(row),
      }))
    },

    async countStays(site, asked) {
      const query = countStays(asked.segments.length)
      return (await rows<StayRow>(query, paramsOf(site, asked))).map(stayOf)
    },

    async countOverlaps(site, segments, span) {
      const found = await rows<OverlapRow>(countOverlaps(segments.length), {
        site,
        segments,
        bits: bitsOf(segments),
        ...span,
      })
      return found.map((row) => ({ ...row, both: Number(row.both) }))
    },

    async countCohorts(site, asked) {
      const found = await rows<CohortRow>(COUNT_COHORTS, { site, ...asked })
      return found.map((row) => ({ ...row, visitors: Number(row.visitors) }))
    },

    async countOrderCurrencies(site, span) {
      const found = await rows<CurrencyRow>(COUNT_ORDER_CURRENCIES, { site, ...span })
      return found.map(({ currency, orders }) => ({ currency, orders: Number(orders) }))
    },
  }
}

const paramsOf = (site: string, { rates, ...asked }: KpisAsked | WeeksAsked) => ({
  site,
  ...asked,
  bits: bitsOf(asked.segments),
  currencies: Object.keys(rates),
  rates: Object.values(rates).map((rate) => rate.toFixed(8)),
})
