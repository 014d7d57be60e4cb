import {
  banditView,
  beforeAfter,
  campaignReport,
  elapsed,
  funnelReport,
  kpiReport,
  ledgerReport,
  newResultsLink,
  power,
  report,
  reportDetail,
  resultsLink,
  surrogateReport,
  timesReport,
} from '@segue/core'
import * as v from 'valibot'
import { FORMATS } from '../../export/formats.ts'
import { numberIn, word, wordLike } from './asked.ts'
import type { Shape } from './shape.ts'

const POWER = '/api/power?rate=0.03&lift=0.1&perDay=400&shares=0.5,0.5'
/** Two weeks after it was met a visitor who converts does so for another reason, mostly. */
const USUAL_TIME = '14d'

const day = (name: string) =>
  wordLike(name, /^\d{4}-\d\d-\d\d$/, 'Give a day such as 2026-01-31; days are those of UTC.')
const format = v.pipe(
  v.optional(word('format'), ''),
  v.picklist(
    Object.keys(FORMATS),
    ({ input }) =>
      `"${input}" is no format of an export. There are: ${Object.keys(FORMATS).join(', ')}.`,
  ),
)
const ofPeriod = v.object({
  from: v.optional(word('from')),
  to: v.optional(word('to')),
  zone: v.optional(word('zone')),
  segment: v.optional(word('segment')),
})
const exported = Object.values(FORMATS).map(({ type }) => type)

/** What came of it: figures, and the events that they are made of. */
export const REPORT_SHAPES = {
  'GET /metrics': { says: 'Figures for monitors', files: ['text/plain'] },
  'GET /api/power': {
    says: 'How long until a hoped for lift of a rate can be seen',
    query: v.object(
      {
        rate: numberIn('rate', 0.0001, 0.9999, POWER),
        lift: numberIn('lift', -0.99, 100, POWER),
        perDay: numberIn('perDay', 0, 1e9, POWER),
        shares: v.optional(
          v.pipe(
            word('shares'),
            v.description('The arms’ shares of these visitors, with commas between.'),
            v.transform((text) => text.split(',')),
            v.array(numberIn('shares', 0, 1, POWER)),
          ),
          '0.5,0.5',
        ),
      },
      ({ path }) => `"${path?.[0].key}" is missing. Ask as in ${POWER}.`,
    ),
    answer: power,
  },
  'GET /api/sites/:site/reports': {
    says: 'What all experiences did',
    answer: v.strictObject({ reports: v.array(report) }),
  },
  'GET /api/sites/:site/reports/:experience': { says: 'What an experience did', answer: report },
  'GET /api/sites/:site/reports/:experience/detail': {
    says: 'One goal of it by day and by segment',
    query: v.object({ goal: v.optional(word('goal'), '') }),
    answer: reportDetail,
  },
  'GET /api/sites/:site/reports/:experience/links': {
    says: 'Links to its results, for those without an account',
    answer: v.strictObject({ links: v.array(resultsLink) }),
  },
  'POST /api/sites/:site/reports/:experience/links': {
    says: 'Make a link that shows its results, and nothing else; it is told this once',
    body: newResultsLink,
    example: { days: 30 },
    status: 201,
    answer: v.strictObject({ id: v.string(), token: v.string(), until: v.nullable(v.number()) }),
  },
  'DELETE /api/sites/:site/reports/:experience/links/:link': {
    says: 'Revoke a link to results',
    answer: v.strictObject({}),
  },
  'GET /api/sites/:site/funnels/:experience': {
    says: 'How far its visitors went',
    answer: funnelReport,
  },
  'GET /api/sites/:site/times/:experience': {
    says: 'How long its visitors took to its goals, new ones and returning ones',
    query: v.object({
      within: v.optional(
        v.pipe(
          word('within'),
          v.check(
            (text) => v.is(elapsed, text),
            ({ input }) => `"within" is "${input}". Give a time such as "12h" or "14d".`,
          ),
        ),
        USUAL_TIME,
      ),
    }),
    answer: timesReport,
  },
  'GET /api/sites/:site/bandits/:experience': {
    says: 'What a bandit would do now, and why',
    answer: banditView,
  },
  'GET /api/sites/:site/surrogates': {
    says: 'Which micro goals lead to a macro goal',
    query: v.object({ goal: v.optional(word('goal')) }),
    answer: surrogateReport,
  },
  'GET /api/sites/:site/kpis': {
    says: 'A site’s figures, by segment and period',
    query: ofPeriod,
    answer: kpiReport,
  },
  'GET /api/sites/:site/kpis/around/:date': {
    says: 'Its figures in whole weeks before a day and after it',
    query: v.object({
      weeks: v.optional(word('weeks')),
      zone: v.optional(word('zone')),
      segment: v.optional(word('segment')),
    }),
    answer: beforeAfter,
  },
  'GET /api/sites/:site/campaigns': {
    says: 'What its campaigns cost and brought',
    query: ofPeriod,
    answer: campaignReport,
  },
  'GET /api/sites/:site/ledger': {
    says: 'What became of its events, and what never came',
    query: v.object({
      days: v.optional(
        wordLike('days', /^[1-9]\d{0,2}$/, 'Give a whole number from 1 to 999.'),
        '7',
      ),
    }),
    answer: ledgerReport,
  },
  'GET /api/sites/:site/export/report': {
    says: 'Reports as a table',
    query: v.object({ format, experience: v.optional(word('experience')) }),
    files: exported,
  },
  'GET /api/sites/:site/export/events': {
    says: 'Events as a table',
    query: v.object({ format, from: v.optional(day('from')), to: v.optional(day('to')) }),
    files: exported,
  },
  'GET /api/backup': {
    says: 'Everything that is kept, as one archive',
    files: ['application/x-tar'],
  },
} as const satisfies Record<string, Shape>
