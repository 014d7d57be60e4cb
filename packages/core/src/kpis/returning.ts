import type { KpiEntry } from './kpi.ts'

/** Whether visitors come back. */
export const returning = {
  'repeat-visits': {
    name: 'Repeat-visit rate',
    unit: 'share',
    better: 'higher',
    from: 'events',
    definition: 'The share of the period’s visitors who made two visits in it or more.',
    tells: 'Whether there is a reason to come again soon.',
    measured: 'A visit ends after half an hour without an event, as the browser counts.',
    formula: 'visitors with two visits or more ÷ visitors',
    trends: 'Longer periods have higher rates; newsletters make weekly waves.',
    diagnostics:
      'Falls it as visitors grow, the new ones dilute it: look at returning visitors alone.',
    tips: 'Let the page know what somebody looked at, and go on from there.',
    picture: 'A bar split by number of visits: 1, 2, 3 to 5, more.',
    warnings: 'Browsers that forget after a week make returning visitors look new.',
    tools: 'The ready segments for new and returning visitors.',
    connects: 'The short-term sister of retention.',
    moves: ['retention', 'churn', 'purchase-frequency'],
  },
  retention: {
    name: 'Retention by cohort',
    unit: 'share',
    better: 'higher',
    from: 'events',
    definition:
      'Of those who came for the first time in a week, the share that was there again n weeks later.',
    tells: 'How fast people are lost, and whether later cohorts stay better than earlier ones.',
    measured:
      'Weeks begin on Monday in the zone of the question. A cohort is who made the first visit that week, as the browser counts visits.',
    formula: 'visitors of the cohort with an event in its n-th week ÷ visitors of the cohort',
    trends: 'Steep at first, then flat: the height of the flat part is what counts.',
    diagnostics: 'Read down a column. A bad row is a campaign, a bad column a habit of the site.',
    tips: 'Change what happens in the first visit; later weeks follow.',
    picture: 'A triangle of coloured cells, cohorts down and weeks across.',
    warnings: 'The first and last week may be cut by the period. Small cohorts jump.',
    tools: '`segue kpis --json` has every cell.',
    connects: 'What it loses from week to week is churn, seen by age.',
    moves: ['repeat-visits', 'churn', 'customer-value'],
  },
  churn: {
    name: 'Churn (lapsed share)',
    unit: 'share',
    better: 'lower',
    from: 'events',
    definition: 'Of the visitors of the period before, the share of whom nothing came in this one.',
    tells: 'How much of the audience has to be won anew.',
    measured:
      'Each visitor of the period before is looked for in this one; segments are those of then.',
    formula: '1 − visitors of both periods ÷ visitors of the period before',
    trends: 'It is high where most come once by a search, and that is no illness.',
    diagnostics: 'Split by segment before all else: customers who lapse matter, passers-by do not.',
    tips: 'Speak to those who are late by their own rhythm rather than to all after thirty days.',
    picture: 'A flow from the last period’s visitors into stayed and lapsed.',
    warnings: 'Nobody says goodbye on a web site: who is away for a period may come back.',
    tools: 'The ready segments by days since the last visit or order.',
    connects: 'One over it is how many periods somebody stays, if it were the same each time.',
    moves: ['retention', 'repeat-visits', 'customer-value'],
  },
} satisfies Record<string, KpiEntry>
