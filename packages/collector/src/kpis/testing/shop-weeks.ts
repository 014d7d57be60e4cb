import type { Config, Event } from '@segue/core'

/** What lies in the store: an event, and whether a program sent it. */
export type Raw = { event: Event; bot: number }

export const SHOP = {
  site: 'shop',
  currency: 'EUR',
  exchangeRates: { USD: 0.9 },
  segments: [
    { id: 'phone', name: 'On a phone', when: {} },
    { id: 'loyal', when: {} },
    { id: 'tiny', when: {} },
    { id: 'nobody', when: {} },
  ],
  experiences: [
    {
      audiences: [
        {
          arms: [
            {
              changes: [
                { kind: 'block', block: 'survey', props: { kind: 'nps', answer: 'again' } },
              ],
            },
            {
              changes: [
                { kind: 'block', block: 'survey', props: { kind: 'csat', answer: 'fine' } },
              ],
            },
            {
              changes: [
                { kind: 'block', block: 'survey', props: { kind: 'one', answer: 'other' } },
              ],
            },
          ],
        },
      ],
    },
  ],
} as unknown as Config

const HOUR = 3_600_000
const NAMES = [
  ...Array(8).fill('page_view'),
  ...Array(3).fill('view_item'),
  ...Array(3).fill('engagement'),
  ...Array(3).fill('scroll'),
  ...Array(2).fill('add_to_cart'),
  ...Array(2).fill('experience_impression'),
  ...Array(2).fill('purchase'),
  'target_click',
  'generate_lead',
  'survey_answer',
] as string[]

/**
 * Seven weeks of a shop around October's end, most of it near midnight where days matter: visitors
 * in several visits, thank-you pages loaded again, some of them weeks later, orders whose number
 * others have too, events that came twice, programs among people.
 */
export function shopWeeks(visitors: number, seed = 8): Raw[] {
  const chance = chanceOf(seed)
  const upTo = (number: number) => Math.floor(chance() * number)
  const one = <T>(of: readonly T[]) => of[upTo(of.length)]!
  let ids = 0
  const uuid = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
  const borders = ['2026-09-27', '2026-10-18', '2026-10-25', '2026-11-01', '2026-11-08'].map(
    Date.parse,
  )

  return Array.from({ length: visitors }, (_, n) => {
    const visitor = `v${n}`
    const isBot = n % 17 === 5
    const raws: Raw[] = []
    for (let visit = 1 + (n % 3 ? 0 : upTo(3)), last = visit + upTo(4); visit <= last; visit++) {
      const begin =
        chance() < 0.5
          ? one(borders) + upTo(30 * HOUR) - 15 * HOUR
          : borders[0]! - 48 * HOUR + upTo(49 * 24 * HOUR)
      const segments = ['phone', 'loyal', 'gone'].filter((_, k) => chance() < (k ? 0.3 : 0.5))
      if (n < 6) segments.push('tiny')
      const page = [uuid(), uuid(), uuid()]
      for (let seq = 0, count = 1 + upTo(9); seq < count; seq++) {
        const name = one(NAMES)
        const event = {
          id: uuid(),
          name,
          kind:
            name === 'purchase' || name === 'generate_lead'
              ? 'macro'
              : name === 'experience_impression'
                ? 'exposure'
                : 'event',
          at: begin + seq * (1 + upTo(20 * 60_000)),
          visitor,
          visit: `${visitor}-${visit}`,
          page: one(page),
          seq,
          config: 1,
          // Somebody may come into a segment on the way.
          segments: segments.filter(() => chance() < 0.9),
          arms: {},
          goals: [],
          props: propsOf(name),
          ...(name === 'purchase' && {
            value: upTo(20_000) / 100,
            currency: one(['EUR', 'EUR', 'EUR', 'USD', 'JPY']),
            ...(chance() < 0.8 && { order: one([`o${n}-1`, `o${n}-2`, '1']) }),
          }),
        } as Event
        raws.push({ event, bot: isBot && chance() < 0.3 ? 2 : 0 })
      }
    }
    return raws
  }).flat()

  function propsOf(name: string): Record<string, unknown> {
    if (name === 'engagement') return { seconds: 1 + upTo(60) }
    if (name === 'scroll') return { percent: one([25, 50, 75, 90]) }
    if (name !== 'survey_answer') return {}
    const survey = one(['again', 'fine', 'other'])
    return {
      survey,
      value: survey === 'other' ? 'red' : survey === 'fine' ? 1 + upTo(5) : upTo(11),
    }
  }
}

/** mulberry32 */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
