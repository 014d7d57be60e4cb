import type { CampaignFigures, CampaignReport, Config, Cost, Days } from '@segue/core'
import type { CampaignCounts } from '../store/count-campaigns.ts'
import { FEWEST } from './fewest.ts'
import { ratio } from './figures.ts'
import { dayOf } from './zone-day.ts'

type Facts = Pick<CampaignReport, 'site' | 'zone' | 'period' | 'segment' | 'currency'> & {
  config: Pick<Config, 'costs' | 'exchangeRates'>
  counts: CampaignCounts[]
  /** Of all visitors: a segment bears as much of a cost as its share of those who came by it. */
  all: CampaignCounts[]
}

type Place = { source: string; medium: string; campaign: string }
type Sums = Omit<CampaignCounts, keyof Place>

const NOTHING: Sums = { visitors: 0, buyers: 0, firstBuyers: 0, orders: 0, revenue: 0 }

/** Counts beside costs: what a link names falls to the cost that names most of it. */
export function campaignReportFor({ config, counts, all, ...told }: Facts): CampaignReport {
  const { costs = [] } = config
  const lines = new Map<string, { place: Place; cost: number; sums: Sums }>()
  for (const cost of costs) {
    const place = placeOf(cost)
    const line = lines.get(keyOf(place)) ?? { place, cost: 0, sums: NOTHING }
    line.cost += costWithin(cost, told.period) * rateOf(cost, told.currency, config)
    lines.set(keyOf(place), line)
  }
  const paid = [...lines.values()]
  const others: CampaignCounts[] = []
  for (const count of counts) {
    const line = best(paid, count)
    if (line) line.sums = together(line.sums, count)
    else others.push(count)
  }
  const isShown = ({ visitors }: Sums) => told.segment === null || visitors >= FEWEST
  const shown = paid
    .filter(({ cost, sums }) => (cost > 0 || sums.visitors > 0) && isShown(sums))
    .map((line) => {
      const everybody = all
        .filter((count) => best(paid, count) === line)
        .reduce((sum, { visitors }) => sum + visitors, 0)
      const share = told.segment === null ? 1 : line.sums.visitors / everybody
      return { ...line, cost: line.cost * share }
    })
  const unpaid = others.filter(isShown).sort((one, other) => other.visitors - one.visitors)
  return {
    ...told,
    campaigns: [
      ...shown.map(({ place, cost, sums }) => ({ ...place, ...figuresOf(sums, cost) })),
      ...unpaid.map((count): CampaignFigures => ({ ...placeOf(count), ...figuresOf(count, null) })),
    ],
    paid: figuresOf(
      shown.reduce((sums, line) => together(sums, line.sums), NOTHING),
      shown.reduce((sum, { cost }) => sum + cost, 0),
    ),
  }
}

const placeOf = ({ source = '', medium = '', campaign = '' }: Partial<Place>): Place => ({
  source,
  medium,
  campaign,
})
const keyOf = (place: Place) => JSON.stringify(Object.values(place))

/** The part of it that falls on days of the period. */
function costWithin({ from, to, amount }: Cost, period: Days): number {
  const [first, last] = [dayOf(from)!, dayOf(to)!]
  const days = Math.min(last, dayOf(period.to)!) - Math.max(first, dayOf(period.from)!) + 1
  return (amount * Math.max(0, days)) / (last - first + 1)
}

const rateOf = (
  { currency }: Cost,
  own: string | null,
  { exchangeRates = {} }: Pick<Config, 'exchangeRates'>,
) => (currency === undefined || currency === own ? 1 : exchangeRates[currency]!)

/** Of those that fit the one that names most; of equal ones the first. */
function best<Line extends { place: Place }>(lines: Line[], count: Place): Line | undefined {
  const names = ({ place }: Line) => Object.values(place).filter((name) => name !== '').length
  return lines
    .filter(({ place }) =>
      (Object.keys(place) as (keyof Place)[]).every(
        (key) => place[key] === '' || place[key] === count[key],
      ),
    )
    .sort((one, other) => names(other) - names(one))[0]
}

const together = (one: Sums, other: Sums): Sums => ({
  visitors: one.visitors + other.visitors,
  buyers: one.buyers + other.buyers,
  firstBuyers: one.firstBuyers + other.firstBuyers,
  orders: one.orders + other.orders,
  revenue: one.revenue + other.revenue,
})

const figuresOf = (
  { visitors, buyers, firstBuyers, orders, revenue }: Sums,
  cost: number | null,
) => ({
  cost,
  visitors,
  buyers,
  firstBuyers,
  orders,
  revenue,
  acquisitionCost: cost === null ? null : ratio(cost, firstBuyers),
  returnOnSpend: cost === null ? null : ratio(revenue, cost),
})
