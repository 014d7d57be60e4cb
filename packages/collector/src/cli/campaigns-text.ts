import type { CampaignReport } from '@segue/core'
import { aligned } from './aligned.ts'

const HEAD = [
  'Campaign',
  'Cost',
  'Visitors',
  'Buyers',
  'First-time',
  'Orders',
  'Revenue',
  'Cost a first-time buyer',
  'Return on spend',
]

/** Campaigns for a terminal: those with costs, then the others. */
export function campaignsText({
  site,
  zone,
  period,
  segment,
  currency,
  campaigns,
  paid,
}: CampaignReport) {
  const cells = (figures: CampaignReport['paid']) => [
    money(figures.cost),
    String(figures.visitors),
    String(figures.buyers),
    String(figures.firstBuyers),
    String(figures.orders),
    money(figures.revenue),
    money(figures.acquisitionCost),
    money(figures.returnOnSpend),
  ]
  const rows = campaigns.map(({ source, medium, campaign, ...figures }) => [
    [source, medium, campaign].map((name) => name || '*').join(' / '),
    ...cells(figures),
  ])
  return [
    `Campaigns of "${site}"${segment === null ? '' : `, visitors in "${segment}"`}, ${period.from} to ${period.to} (days in ${zone})`,
    aligned([HEAD, ...rows, ['all with costs', ...cells(paid)]], 1),
    [
      ...(currency ? [`Money is in ${currency}.`] : []),
      'A visitor counts for the first campaign whose link they came by in the period, with their orders of the period from then on.',
      'Some of them would have bought without it: only a holdout tells how many.',
    ].join('\n'),
  ].join('\n\n')
}

const money = (value: number | null) => (value === null ? '–' : value.toFixed(2))
