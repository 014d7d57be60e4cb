import type { ReplayReport } from '@segue/core'
import { expect, it } from 'vitest'
import { replayText } from './replay-text.ts'

const b = { experience: 'hero', audience: 'shoes', arm: 'b' }
const report: ReplayReport = {
  site: 'shop',
  from: Date.UTC(2026, 10, 12),
  to: Date.UTC(2026, 10, 22),
  visitors: 1200,
  events: 9000,
  lost: [],
  bots: 1,
  earlier: 40,
  segments: [
    {
      segment: 'shoes',
      name: 'Shoe fans',
      now: 100,
      ever: 250,
      weeks: [
        { week: '2026-11-09', entries: 200, exits: 90 },
        { week: '2026-11-16', entries: 60, exits: 70 },
      ],
      overlap: [{ segment: 'phone', visitors: 12 }],
      shown: [{ ...b, visitors: 120 }],
      samples: [
        {
          visitor: 'v7',
          events: 3,
          last: Date.UTC(2026, 10, 21, 9, 30),
          why: {
            segment: 'shoes',
            holds: true,
            kept: false,
            when: {
              kind: 'value',
              holds: true,
              path: 'traits.shoes',
              operator: '$gte',
              wanted: 3,
              found: 4,
            },
          },
          shown: [b],
        },
      ],
      unknown: [],
    },
    {
      segment: 'phone',
      name: 'phone',
      now: 12,
      ever: 12,
      weeks: [
        { week: '2026-11-09', entries: 0, exits: 0 },
        { week: '2026-11-16', entries: 12, exits: 0 },
      ],
      overlap: [{ segment: 'shoes', visitors: 0 }],
      shown: [],
      samples: [],
      unknown: [{ path: 'tech.device', reason: 'Events do not record it.' }],
    },
  ],
  shown: [{ ...b, visitors: 120 }],
  reach: [{ experience: 'hero', visitors: 120 }],
}

it('is a page that a person can read', () => {
  expect(replayText(report)).toBe(
    `shop, 2026-11-12 00:00 to 2026-11-22 00:00: 9000 events of 1200 visitors.
1 event of bots left out.
40 visitors came before too; what they did then is not read.

Segment    Now  Ever  Entries  Exits
Shoe fans  100   250      260    160
phone       12    12       12      0

Would have been seen
Experience  Audience  Arm  Visitors
hero        shoes     b         120
hero: by 120 visitors in all.

Shoe fans (shoes)
  Week from   Entries  Exits
  2026-11-09      200     90
  2026-11-16       60     70
  Also in now: phone 12
  Would have seen
    Experience  Audience  Arm  Visitors
    hero        shoes     b         120
  Such as
    v7, 3 events, the last 2026-11-21 09:30
      why: traits.shoes is 4 ($gte 3)
      saw: hero/shoes/b

phone (phone)
  Week from   Entries  Exits
  2026-11-09        0      0
  2026-11-16       12      0
  Careful with tech.device: Events do not record it.`,
  )
})
