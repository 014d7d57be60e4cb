import { FIGURES, type Figures, type KpiReport } from '@segue/core'
import { expect, it } from 'vitest'
import { kpisText } from './kpis-text.ts'

const none = Object.fromEntries(FIGURES.map((id) => [id, null])) as Figures
const now: Figures = {
  ...none,
  visitors: 1200,
  'conversion-rate': 0.0425,
  'average-order': 61.5,
  'time-on-site': 48.25,
  nps: -12.4,
}
const report: KpiReport = {
  site: 'shop',
  zone: 'Europe/Brussels',
  period: { from: '2026-10-18', to: '2026-10-31' },
  before: { from: '2026-10-04', to: '2026-10-17' },
  currency: 'EUR',
  converted: [{ currency: 'USD', rate: 0.9 }],
  apart: [{ currency: 'JPY', orders: 3 }],
  all: { now, before: none },
  segments: [
    { segment: 'phone', name: 'On a phone', hidden: false, now, before: now, drift: -0.051 },
    { segment: 'tiny', name: 'Tiny', hidden: true, now: null, before: null, drift: null },
  ],
  overlaps: [{ one: 'loyal', other: 'phone', both: 40, share: 0.25 }],
  retention: {
    segment: null,
    cohorts: [
      {
        week: '2026-10-12',
        visitors: 50,
        weeks: [
          { later: 0, visitors: 50, share: 1 },
          { later: 2, visitors: 10, share: 0.2 },
        ],
      },
    ],
  },
  effectiveness: {
    distinct: { compared: 2, segments: ['phone'] },
    reach: 0.6,
    stability: [{ segment: 'phone', share: 0.5 }],
  },
}

it('shows figures in their units, segments beside each other, and says what is not shown', () => {
  const gain = { goal: 'g', arm: 'b', arms: [], rate: { gain: 0.02, interval: null }, value: null }
  const text = kpisText(report, [
    { name: 'Hero', gains: [{ ...gain, words: 'Personalizing pays: 2 per 100.' }] },
    { name: 'Bar', gains: [] },
  ])
  expect(text).toMatch(/^Figures of "shop", 2026-10-18 to 2026-10-31, beside .*Europe\/Brussels/)
  for (const row of [
    /^ +all +before +On a phone$/m,
    /^Visitors +1,200 +– +1,200$/m,
    /^Conversion rate +4\.3% +– +4\.3%$/m,
    /^Average order value +61\.50 +– +61\.50$/m,
    /^Time on site +48\.3 s +–/m,
    /^Net Promoter Score +−12 +–/m,
    /^Orders in JPY are in no sum/m,
    /^Fewer than 10 visitors, so not shown: Tiny\.$/m,
    /^On a phone +−5\.1 points$/m,
    /^loyal and phone +40 +25\.0%$/m,
    /^2026-10-12 +50 +0\.0% +20\.0%$/m,
    /Distinct: 1 of 2 .*\(phone\)/,
    /Reach: 60\.0%/,
    /^ {2}Gain by "Hero": Personalizing pays: 2 per 100\.$/m,
  ]) {
    expect(text).toMatch(row)
  }
  expect(text).not.toContain('"Bar"')
  expect(kpisText(report, [])).toContain('Gain: not known yet')
})
