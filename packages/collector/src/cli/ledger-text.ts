import type { LedgerReport } from '@segue/core'
import { aligned } from './aligned.ts'

const MACHINES = {
  agent: 'bots by their name',
  driven: 'driven browsers',
  rate: 'too quick for a hand',
} as const

/** A ledger for a terminal. */
export function ledgerText({
  site,
  since,
  account,
  dropped,
  days,
  loss,
  senders,
}: LedgerReport): string {
  const { received, ...outcomes } = account
  const begun = new Date(since).toISOString().slice(0, 16).replace('T', ' ')
  const rows = Object.entries({ received, ...outcomes }).map(([name, events]) => [
    name,
    String(events),
  ])
  const { pages, arrived, missing } = loss
  const share = arrived + missing ? ((missing / (arrived + missing)) * 100).toFixed(2) : '0.00'
  return [
    `Events of "${site}" since the collector began, ${begun} UTC`,
    aligned(rows, 1),
    ...(dropped
      ? [
          `${dropped} more ${dropped === 1 ? 'was' : 'were'} dropped by browsers that could not keep them any longer.`,
        ]
      : []),
    `By the pages' own count, the last ${days} ${days === 1 ? 'day' : 'days'}`,
    aligned(
      [
        ['pages', String(pages)],
        ['arrived', String(arrived)],
        ['missing', `${missing} (${share}%)`],
      ],
      1,
    ),
    'Who sent them in that time',
    aligned(
      [
        ['visitors', String(senders.visitors)],
        ['with a wrong clock', String(senders.skewed)],
        ...senders.bots.map(({ sign, visitors, events }) => [
          MACHINES[sign],
          `${visitors} (${events} events, in no report)`,
        ]),
      ],
      1,
    ),
    'Missing events are lost, or wait in a browser until its visitor returns. What a page told after\nthe last event that came is not known.',
  ].join('\n\n')
}
